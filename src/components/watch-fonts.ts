import {ReshootError} from '../core/errors.ts';
import {failRender} from './fail-render.ts';

/**
 * Ends a render or a scan when a font cannot be loaded: the browser would go on with another one. It listens on every page of the bundle, in Remotion's
 * own renders as well.
 */
export const watchFonts = (): void => {
  document.fonts.addEventListener('loadingerror', ({fontfaces}) => {
    const [face] = fontfaces;
    if (face === undefined) return;
    failRender(fontUnusable(face.family, `${face.style}, weight ${face.weight}`));
  });
};

/** A font that is declared and does not load: its file is missing or is no font. */
export const fontUnusable = (family: string, found: string, where = '@font-face'): ReshootError =>
  new ReshootError('font-unusable', {
    expected: `the font ${JSON.stringify(family.replaceAll(/^["']|["']$/g, ''))} to load`,
    found: `the browser could not load a file of it (${found})`,
    fix: 'check that the file that its @font-face names is there and is a WOFF2, WOFF, TTF or OTF font',
    where,
  });
