import {mkdtemp, readFile, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {printLock} from '../../src/core/lock.ts';
import {nextLock, updateLock} from '../../src/publish/update-lock.ts';
import {createMemoryStore} from '../../src/store/memory-store.ts';
import type {Store} from '../../src/store/store.ts';
import {specOf, testcardIdentity} from '../generate/planned-shot.ts';
import {lockedTake, lockOf} from '../plan/a-video.ts';

const take = (...[shot, prompt]: [string, string]) => lockedTake(shot, specOf({prompt}), testcardIdentity);
const [oldStop, newStop, ride] = [take('stop', 'a fox'), take('stop', 'a wolf'), take('ride', 'lights')];

describe('the lock after a run', () => {
  it('over all variants has exactly the takes in use', () => {
    expect(nextLock(lockOf(oldStop, ride), {shots: [newStop], sounds: []}, true)).toEqual(lockOf(newStop));
  });

  it('over some variants only adds, because the others may still show the rest', () => {
    expect(nextLock(lockOf(oldStop, ride), {shots: [newStop], sounds: []}, false)).toEqual(lockOf(oldStop, newStop, ride));
  });

  it('takes the bytes of this run for a take that it had', () => {
    const again = {...oldStop, digest: `sha256:${'cd'.repeat(32)}` as typeof oldStop.digest};
    expect(nextLock(lockOf(oldStop), {shots: [again], sounds: []}, false)).toEqual(lockOf(again));
  });
});

describe('the lock file after a run', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reshoot-lock-'));
    store = createMemoryStore({folder: path.join(folder, 'store')});
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));
  const update = (...[used, complete = true]: [readonly ReturnType<typeof take>[], boolean?]) =>
    updateLock({
      file: path.join(folder, 'reshoot.lock.json'),
      video: 'tram',
      used: {shots: used, sounds: []},
      complete,
      store,
      signal: new AbortController().signal,
    });

  it('is made, and not touched where it says the same already', async () => {
    expect(await update([ride, oldStop])).toBe('written');
    const file = path.join(folder, 'reshoot.lock.json');
    const {mtimeMs} = await stat(file);
    expect(await update([oldStop, ride])).toBe('unchanged');
    expect((await stat(file)).mtimeMs).toBe(mtimeMs);
    expect(await readFile(file, 'utf8')).toBe(printLock(lockOf(oldStop, ride)));
  });

  it('keeps what two runs over different variants added at the same time', async () => {
    await Promise.all([update([oldStop], false), update([newStop], false), update([ride], false)]);
    expect(await readFile(path.join(folder, 'reshoot.lock.json'), 'utf8')).toBe(printLock(lockOf(oldStop, newStop, ride)));
  });
});
