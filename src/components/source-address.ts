import {staticFile} from 'remotion';

/**
 * Where a file lies that an element names: a path is below `public/`, as for `staticFile()`; addresses, and what `staticFile()` and imports give, are taken as they are. All
 * elements that take a `src` or `transcript` follow this rule.
 *
 * @example
 * sourceAddress('shots/a.mp4') // '/public/shots/a.mp4', like staticFile('shots/a.mp4')
 * sourceAddress('https://example.com/a.mp4') // itself
 */
export const sourceAddress = (source: string): string => {
  if (/^([a-z][a-z0-9+.-]+:|\/)/i.test(source)) return source;
  return staticFile(source.replace(/^\.\//, '').replace(/^public\//, ''));
};
