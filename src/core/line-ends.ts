import type {Json} from './canonical.ts';
import {mapTexts} from './map-texts.ts';

/**
 * A text with the line ends that git keeps. Git for Windows checks text out with CRLF: what decides a take has to be the same text there.
 *
 * @example
 * withPlainLineEnds('a lamp\r\nat dusk') // 'a lamp\nat dusk'
 */
export const withPlainLineEnds = (text: string): string => text.replaceAll('\r\n', '\n');

/** The same for every text inside a value. */
export const withPlainLineEndsInside = <Value extends Json>(value: Value): Value => mapTexts(value, withPlainLineEnds);
