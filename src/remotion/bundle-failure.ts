import {stripVTControlCharacters} from 'node:util';
import {ReshootError} from '../core/errors.ts';

/** The error for a project that its bundler cannot bundle, out of the bundler's own words: the first of its complaints. */
export const bundleFailure = (cause: unknown, project: string): ReshootError => {
  const words = stripVTControlCharacters(cause instanceof Error ? cause.message : String(cause));
  const lines = words.split('\n').map((line) => line.replaceAll(/^[\s×╭╰─│┬╯┌└·]+|[\s╭╰─│┬╯┌└·]+$/g, '').replaceAll(project, '.'));
  const said = lines.filter((line) => line !== '' && line !== 'undefined' && !/^at /.test(line));
  const [, name] = /Can't resolve '([^']+)'/.exec(words) ?? [];
  return new ReshootError('video-invalid', {
    expected: "modules that Remotion's bundler can bundle",
    found: said.slice(0, 4).join(' | ').slice(0, 600),
    fix:
      name !== undefined && !name.startsWith('.')
        ? `npm install the package; where ${name} is an alias of tsconfig.json, give it to the bundler as well: Config.overrideWebpackConfig() in remotion.config.ts, or "imports" in package.json`
        : 'correct the module or its import',
    where: 'bundling the videos',
    cause,
  });
};
