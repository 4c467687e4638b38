/**
 * A process of its own that takes turns at a store: `turn-child.ts <store> <log> hold|make`. It logs one line per thing it does.
 * `make` makes the take unless somebody has; `hold` keeps the turn until it is killed.
 */
import {appendFileSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {createDiskStore} from '../../src/store/disk-store.ts';

const [folder = '', log = '', role] = process.argv.slice(2);
const say = (line: string) => appendFileSync(log, `${line}\n`);
const store = createDiskStore({folder});

say('ready');
await store.exclusively(
  'take',
  'shared',
  async () => {
    if (role === 'hold') {
      say('holding');
      await sleep(1 << 30);
    }
    if ((await store.find('take', 'shared')).state === 'present') return say('found');
    say('making');
    await store.putBytes('take', 'shared', new Uint8Array(300_000).fill(7), {by: process.pid});
  },
  new AbortController().signal,
);
say('done');
