import {createRequire} from 'node:module';
import path from 'node:path';
import type {Rig, Run} from './rig.ts';
import {testBrowser} from './test-browser.ts';

/**
 * `npx remotion <words>` on the project of a rig, as somebody types it who knows nothing of Reshoot's command line.
 *
 * @example
 * const remotion = await plainRemotion(rig);
 * await remotion('render', 'tram-tiny', 'plain.mp4');
 */
export const plainRemotion = async (rig: Rig): Promise<(...words: string[]) => Promise<Run>> => {
  // Remotion reads no TypeScript configuration of its own without one.
  await rig.write('tsconfig.json', JSON.stringify({compilerOptions: {jsx: 'react-jsx', module: 'preserve'}}));
  await rig.write(
    'remotion.config.ts',
    "import {Config} from '@remotion/cli/config';\nimport {reshootEntry} from 'reshoot/remotion';\nConfig.setEntryPoint(reshootEntry());\n",
  );
  const manifest = createRequire(import.meta.url).resolve('@remotion/cli/package.json');
  const cli = path.join(path.dirname(manifest), 'remotion-cli.js');
  const {executable} = await testBrowser();
  // Remotion requires what its configuration imports from its own folder, beside which npm would have put the package.
  const environment = {NODE_PATH: rig.path('node_modules')};
  return (...words) => rig.node([cli, ...words, `--browser-executable=${executable}`], {environment});
};
