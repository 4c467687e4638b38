import {staticFile} from 'remotion';
import {ReshootError} from '../core/errors.ts';

/**
 * Where a file lies that an element names: a path is below `public/`, as for `staticFile()`; addresses, and what `staticFile()` and imports give, are taken as they are. All
 * elements that take a `src` or `transcript` follow this rule.
 *
 * @param where the element, for messages.
 * @throws ReshootError `file-missing` for a path that cannot lie below `public/`.
 * @example
 * sourceAddress('shots/a.mp4', '<Music id="bed">') // '/public/shots/a.mp4', like staticFile('shots/a.mp4')
 * sourceAddress('https://example.com/a.mp4', '<Music id="bed">') // itself
 */
export const sourceAddress = (source: string, where: string): string => {
  const refused = refusal(source);
  if (refused !== null) {
    throw new ReshootError('file-missing', {expected: 'a path below public/, or an address that begins with https:', ...refused, where});
  }
  if (/^([a-z][a-z0-9+.-]+:|\/)/i.test(source)) return source;
  return staticFile(source.replace(/^(\.\/)+/, '').replace(/^public\//, ''));
};

const refusal = (source: string): {readonly found: string; readonly fix: string} | null => {
  if (typeof source !== 'string' || source.trim() === '') {
    return {found: source === '' ? 'an empty text' : (JSON.stringify(source) ?? 'nothing'), fix: 'write for example src="intro.mp4"'};
  }
  const name = source.split(/[\\/]/).at(-1) ?? source;
  if (/^[a-z]:[\\/]|^file:|^(\.\/)*\.\.[\\/]/i.test(source)) {
    return {found: `${source}, which is elsewhere`, fix: `put the file at public/${name}, and write ${JSON.stringify(name)}`};
  }
  // Forward slashes name the same file on every system.
  return source.includes('\\') ? {found: source, fix: `write ${JSON.stringify(source.replaceAll(/\\+/g, '/'))}`} : null;
};
