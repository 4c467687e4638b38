/** A process of its own, `generate-child.ts <folder of a rig> [delay]`: generates one slow take there, and logs makes and events. */
import {appendFileSync} from 'node:fs';
import path from 'node:path';
import {makeTestcard} from '../../generators/testcard/index.ts';
import {createDiskStore} from '../../src/store/disk-store.ts';
import {makeShots} from './make-shots.ts';
import {plannedShot} from './planned-shot.ts';

const [folder = '', delay = '300'] = process.argv.slice(2);
const say = (line: string) => appendFileSync(path.join(folder, 'log'), `${line}\n`);

await makeShots([plannedShot('a', {parameters: {testcard: {delayInMilliseconds: Number(delay)}}})], {
  generator: makeTestcard({onMake: () => say('make')}),
  store: createDiskStore({folder: path.join(folder, 'store')}),
  emit: ({event}) => {
    if (event !== 'take-progress') say(event);
  },
  workFolder: path.join(folder, 'work'),
});
