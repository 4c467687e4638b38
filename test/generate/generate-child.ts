/** A process of its own, `generate-child.ts <folder of a rig> [delay]`: generates one slow take there, and logs makes and events. */
import {appendFileSync} from 'node:fs';
import path from 'node:path';
import {makeTestcard} from '../../generators/testcard/index.ts';
import {generate} from '../../src/generate/generate.ts';
import {noPermit} from '../../src/generate/spend-permit.ts';
import {createDiskStore} from '../../src/store/disk-store.ts';
import {plannedShot} from './planned-shot.ts';

const [folder = '', delay = '300'] = process.argv.slice(2);
const say = (line: string) => appendFileSync(path.join(folder, 'log'), `${line}\n`);
const testcard = makeTestcard({onMake: () => say('make')});

const takes = [plannedShot('a', {parameters: {testcard: {delayInMilliseconds: Number(delay)}}})];

await generate({
  takes,
  planned: takes,
  store: createDiskStore({folder: path.join(folder, 'store')}),
  generators: () => testcard,
  permit: noPermit,
  emit: ({event}) => {
    if (event !== 'take-progress') say(event);
  },
  signal: new AbortController().signal,
  readReference: () => Promise.reject(new Error('no references here')),
  workFolder: path.join(folder, 'work'),
  now: () => 0,
});
