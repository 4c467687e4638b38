import {continueRender, delayRender} from 'remotion';
import {ReshootError} from '../core/errors.ts';
import {failRender} from './fail-render.ts';
import {fontUnusable} from './watch-fonts.ts';

/**
 * A typeface from npm, there before the first frame: import its package, name its family. The answer is what CSS wants for `fontFamily`. No
 * frame is drawn before the font is loaded, and nothing is fetched from anywhere but the bundle. Call it once, outside of components.
 *
 * @throws ReshootError `font-missing`, on the page, where no style sheet declares the family.
 * @example
 * import '@fontsource-variable/inter';
 * import {loadFont} from 'reshoot';
 * const sans = loadFont('Inter Variable'); // '"Inter Variable", sans-serif'
 */
export const loadFont = (
  family: string,
  options: {
    /** Weights that the film uses; 400 and 700 by default. A variable font has them all in one file. */
    readonly weights?: readonly number[];
    /** Letters beyond those of western Europe, so that the files that hold them are loaded too. */
    readonly letters?: string;
    /** What stands in for glyphs that the font lacks. */
    readonly fallback?: 'sans-serif' | 'serif' | 'monospace';
  } = {},
): string => {
  const {weights = [400, 700], letters = '', fallback = 'sans-serif'} = options;
  // Videos are loaded in Node, too, to be listed: there is no document, and nothing is drawn.
  if (typeof document !== 'undefined') {
    const handle = delayRender(`Loading the font ${family}`);
    Promise.all(weights.map((weight) => loadFaces(family, weight, `Aé“…’€${letters}`)))
      .then((found) => {
        if (found.every((faces) => faces.length === 0)) throw fontMissing(family, `loadFont(${JSON.stringify(family)})`);
        continueRender(handle);
      })
      .catch(failRender);
  }
  return `${JSON.stringify(family)}, ${fallback}`;
};

/**
 * The faces of a family that have the letters, loaded.
 *
 * @throws ReshootError `font-unusable`: the browser says only that something went wrong, and not with which font.
 */
export const loadFaces = async (family: string, weight: number, letters: string): Promise<readonly FontFace[]> => {
  try {
    return await document.fonts.load(`${weight} 64px ${JSON.stringify(family)}`, letters);
  } catch (error) {
    throw fontUnusable(family, error instanceof Error ? error.message : String(error), `weight ${weight}`);
  }
};

/** A family that no style sheet of the bundle declares: the browser would take some font of the machine in its place, another on each. */
export const fontMissing = (family: string, where: string): ReshootError => {
  const slug = family
    .replace(/ Variable$/, '')
    .toLowerCase()
    .replaceAll(' ', '-');
  const name = `${family.endsWith(' Variable') ? '@fontsource-variable' : '@fontsource'}/${slug}`;
  return new ReshootError('font-missing', {
    expected: 'a font that the film brings along: fonts of the machine differ from one to the next',
    found: `no @font-face for ${JSON.stringify(family)}`,
    fix: `npm install ${name}, and import '${name}' in the video (variable fonts have "Variable" in their family)`,
    where,
  });
};
