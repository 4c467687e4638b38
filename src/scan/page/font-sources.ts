const sources = new WeakMap<FontFace, string>();

/** What a font was made from: CSS text, or its bytes as text. Null for a font of a style sheet, whose rule is read with the sheet. */
export const sourceOfFont = (face: FontFace): string | null => sources.get(face) ?? null;

/** A `FontFace` does not tell its source, and without it two fonts of one name would be one picture: it is noted when the font is made. */
export const installFontSources = (): void => {
  window.FontFace = class extends window.FontFace {
    constructor(...made: ConstructorParameters<typeof FontFace>) {
      super(...made);
      const [, source] = made;
      sources.set(this, typeof source === 'string' ? source : new TextDecoder('latin1').decode(source));
    }
  };
};
