import {captionFamily, familiesIn, packageFor} from '../captions/caption-fonts.ts';
import {emojiIn} from '../captions/emoji.ts';
import {type Finding, likeFindingsOnce} from '../core/finding.ts';
import {drawsNothing, type FilmFonts, nameCharacters} from './film-fonts.ts';
import type {SeenText} from './page/protocol.ts';

/**
 * Names text whose font the film does not bring. Where the browser is ours a stand-in is drawn, elsewhere a font of the machine. Emoji and letters of
 * other scripts may be missing from both, and are then empty boxes.
 *
 * @returns at most one finding for text without a font, and one for each list of fonts that lacks glyphs.
 */
export const checkTextFonts = async (written: readonly SeenText[], fonts: FilmFonts, variant: string): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const text of written) {
    const families = familiesIn(text.fontFamily);
    const missing: string[] = [];
    for (const character of text.characters) {
      if (!drawsNothing(character) && !(await fonts.have(character, families))) missing.push(character);
    }
    if (missing.length === 0) continue;
    findings.push(fonts.of(families).length === 0 ? fontNotInFilm(text, variant) : glyphNotInFilm(text, missing, variant));
  }
  return likeFindingsOnce(findings);
};

const fontNotInFilm = ({fontFamily, frame, sample}: SeenText, variant: string): Finding => ({
  code: 'font-not-in-film',
  severity: 'warning',
  where: `frame ${frame} of ${variant}`,
  expected: 'text in a font that the film brings along, because fonts of machines differ',
  found: `${JSON.stringify(sample)} in ${fontFamily}, which no style sheet of the film declares: another font is drawn instead`,
  fix: `write fontFamily: '${captionFamily}', which every film has, or install a font (npm install @fontsource-variable/…), import it and write fontFamily: loadFont('…')`,
});

const glyphNotInFilm = ({fontFamily, frame, sample}: SeenText, missing: readonly string[], variant: string): Finding => {
  const packages = [...new Set(missing.flatMap((character) => packageFor(character, null) ?? []))];
  return {
    code: 'glyph-not-in-film',
    severity: 'warning',
    where: `frame ${frame} of ${variant}`,
    expected: `glyphs in ${fontFamily} for every character that is set in it`,
    found: `none for ${nameCharacters(missing)}, in text like ${JSON.stringify(sample)}: another font or an empty box is drawn`,
    fix: fixFor(missing, packages),
  };
};

const fixFor = (missing: readonly string[], packages: readonly string[]): string => {
  if (packages.length > 0) {
    return `npm install ${packages.join(' ')}, write ${packages.map((name) => `import '${name}';`).join(' ')} in the video, and add its family to fontFamily`;
  }
  if (emojiIn(missing.join(' ')).length > 0) return 'show emoji as pictures, with <Img>; <Captions> does so by itself';
  return 'import a font that has them, and add its family to fontFamily';
};
