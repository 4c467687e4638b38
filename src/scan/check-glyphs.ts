import {packageFor} from '../captions/caption-fonts.ts';
import {ReshootError} from '../core/errors.ts';
import type {CollectedCaption} from './collect-captions.ts';
import {drawsNothing, type FilmFonts, nameCharacters} from './film-fonts.ts';

/**
 * Refuses captions with characters that no font of the film has a glyph for. The browser would draw an empty box, or take a font of the machine.
 *
 * @throws ReshootError `glyphs-missing` with the characters and the package that has them.
 */
export const checkGlyphs = async (captions: readonly CollectedCaption[], fonts: FilmFonts, variant: string): Promise<void> => {
  const known = new Map<string, boolean>();
  for (const {seen, range} of captions) {
    const missing: string[] = [];
    for (const character of new Set(seen.letters.normalize('NFC'))) {
      if (drawsNothing(character)) continue;
      const key = `${character} ${seen.families.join()}`;
      const isThere = known.get(key) ?? (await fonts.have(character, seen.families));
      known.set(key, isThere);
      if (!isThere) missing.push(character);
    }
    if (missing.length > 0) throw glyphsMissing(missing, seen, `frame ${range.start} of ${variant}`);
  }
};

const glyphsMissing = (missing: readonly string[], {text, language}: CollectedCaption['seen'], where: string): ReshootError => {
  const packages = [...new Set(missing.flatMap((character) => packageFor(character, language) ?? []))];
  return new ReshootError('glyphs-missing', {
    expected: 'a font in the film for every character of its captions',
    found: `none for ${nameCharacters(missing)} in ${JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text)}`,
    fix:
      packages.length === 0
        ? 'leave these characters out, or import a font that has them and name it: <Captions fontFamily="…">'
        : `npm install ${packages.join(' ')}, and write ${packages.map((name) => `import '${name}';`).join(' ')} in the video`,
    where,
  });
};
