import {canonical, type Json} from './canonical.ts';
import {mapTexts} from './map-texts.ts';

/**
 * The text by which a page finds what was made for a request. Bundlers differ in the blanks of a JSX attribute of several lines: rspack joins its lines,
 * webpack keeps them, and each keeps a carriage return in its own way. No take is looked for by that difference; fingerprints hash the request as it is.
 *
 * @example
 * comparableText({prompt: 'a lamp\n  at dusk'}) === comparableText({prompt: 'a lamp at dusk'}) // true
 */
export const comparableText = (request: Json): string => canonical(mapTexts(request, (text) => text.replaceAll(/\s+/g, ' ')));
