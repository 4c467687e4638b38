/**
 * The typeface of captions, as its package's own style sheet `wght.css` declares it. Not by that sheet: a bundle without one needs no loader for style
 * sheets, which takes longer to load than a film's code to bundle.
 */
import ranges from '@fontsource-variable/inter/unicode.json' with {type: 'json'};
import {captionFamily} from '../captions/caption-fonts.ts';

// Written out one by one: a bundler finds files by their whole names.
const files = {
  'cyrillic-ext': new URL('@fontsource-variable/inter/files/inter-cyrillic-ext-wght-normal.woff2', import.meta.url),
  cyrillic: new URL('@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2', import.meta.url),
  'greek-ext': new URL('@fontsource-variable/inter/files/inter-greek-ext-wght-normal.woff2', import.meta.url),
  greek: new URL('@fontsource-variable/inter/files/inter-greek-wght-normal.woff2', import.meta.url),
  vietnamese: new URL('@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2', import.meta.url),
  'latin-ext': new URL('@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2', import.meta.url),
  latin: new URL('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url),
} as const satisfies Record<keyof typeof ranges, URL>;

const faceOf = ([subset, {href}]: readonly [string, URL]): string => `@font-face {
  font-family: '${captionFamily}';
  font-style: normal;
  font-display: swap;
  font-weight: 100 900;
  src: url(${href}) format('woff2-variations');
  unicode-range: ${new Map(Object.entries(ranges)).get(subset)};
}`;

// As a style sheet would be: before any other, which may declare more of the family, and before a video's module asks for it. A browser fetches a file
// once a letter of its range is shown. In Node nothing is drawn.
if (typeof document !== 'undefined') {
  const sheet = document.createElement('style');
  sheet.textContent = Object.entries(files).map(faceOf).join('\n');
  document.head.append(sheet);
}
