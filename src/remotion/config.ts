/** For `remotion.config.ts`: makes `npx remotion studio` and `npx remotion render` work on a Reshoot project. */
import {execFileSync} from 'node:child_process';
import {createRequire} from 'node:module';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {useStandInFonts} from './stand-in-fonts.ts';

/**
 * Writes the entry of all videos and the list of their variants, and answers with the entry's path. Remotion reads its configuration without
 * waiting for promises, so the work is done by a process of its own; it takes about a second where something has changed.
 *
 * @throws Error with the words of the mistake where a video cannot be loaded.
 * @example
 * // remotion.config.ts
 * import {Config} from '@remotion/cli/config';
 * import {reshootEntry} from 'reshoot/remotion';
 * Config.setEntryPoint(reshootEntry());
 */
export const reshootEntry = (): string => {
  // Asked for by name: Remotion bundles its configuration as CommonJS, where a module does not know its own place.
  const {resolve} = createRequire(path.join(process.cwd(), 'package.json'));
  // Remotion's own renders and those of its studio draw with the same fonts as ours.
  useStandInFonts(path.dirname(resolve('reshoot/package.json')));
  const module = pathToFileURL(resolve('reshoot/node')).href;
  const program = [
    `import {prepareStudio} from ${JSON.stringify(module)};`,
    'try { await prepareStudio({project: process.cwd(), now: Date.now, environment: process.env}); }',
    'catch (error) { process.stderr.write(String(error?.message ?? error) + "\\n"); process.exit(1); }',
  ].join('\n');
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], {stdio: ['ignore', 'ignore', 'inherit']});
  return './.reshoot/entry.tsx';
};
