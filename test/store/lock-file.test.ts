import {mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {digestOf} from '../../src/core/digest.ts';
import {emptyLock, type Lock, lockKey, printLock} from '../../src/core/lock.ts';
import {readLock, writeLock} from '../../src/store/lock-file.ts';
import {processTag} from '../../src/store/process-tag.ts';
import {lockedTakeOf, takeFacts} from '../../src/store/take-record.ts';
import {plannedShot} from '../generate/planned-shot.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reshoot-lock-'));
  file = path.join(folder, 'reshoot.lock.json');
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const shot = plannedShot('stop');
const facts = takeFacts(shot, {licence: 'CC0-1.0', words: null});
const take = lockedTakeOf({kind: 'take', key: shot.fingerprint, digest: digestOf('film'), sizeInBytes: 4, facts}, 'stop');
const key = lockKey('stop', shot.fingerprint);
const lock: Lock = {...emptyLock('tram-fox'), takes: {[key]: take}};

it('is empty where there is no file yet', async () => {
  expect(await readLock(file, 'tram-fox')).toEqual(emptyLock('tram-fox'));
});

it('reads what was written', async () => {
  expect(await writeLock(file, lock)).toBe('written');
  expect(await readFile(file, 'utf8')).toBe(printLock(lock));
  expect(await readLock(file, 'tram-fox')).toEqual(lock);
});

it('writes nothing where the file says the same already', async () => {
  await writeLock(file, lock);
  await utimes(file, 1, 1);
  expect(await writeLock(file, lock)).toBe('unchanged');
  expect((await stat(file)).mtimeMs).toBe(1000);
  expect(await writeLock(file, emptyLock('tram-fox'))).toBe('written');
});

it('reads a file that git checked out with Windows line ends or an editor gave a byte order mark, and does not touch it', async () => {
  await writeFile(file, `\uFEFF${printLock(lock)}`);
  expect(await readLock(file, 'tram-fox')).toEqual(lock);
  await writeFile(file, printLock(lock).replaceAll('\n', '\r\n'));
  expect(await readLock(file, 'tram-fox')).toEqual(lock);
  expect(await writeLock(file, lock)).toBe('unchanged');
});

it('leaves nothing but the lock in its folder, and sweeps what a killed process left', async () => {
  const machine = processTag().split('-')[1];
  await writeFile(path.join(folder, `.reshoot.lock.json.tmp-4194999-${machine}-1`), 'half');
  await writeFile(path.join(folder, 'video.tsx'), '');
  await Promise.all([writeLock(file, lock), writeLock(file, lock), writeLock(file, lock)]);
  expect((await readdir(folder)).sort()).toEqual(['reshoot.lock.json', 'video.tsx']);
});

it('says what to do where the lock cannot be written', async () => {
  await mkdir(file);
  await expect(writeLock(file, lock)).rejects.toMatchObject({code: 'store-unusable'});
  expect(await readdir(folder)).toEqual(['reshoot.lock.json']);
});

const text = printLock(lock);
const conflict = text.replace('  "takes": {', '<<<<<<< HEAD\n  "takes": {\n=======\n  "takes": { \n>>>>>>> feature/night');

it.each<[string, string, {found?: string; where?: string; fix?: string}]>([
  ['an empty file', '', {where: ':1:1'}],
  ['half a file', text.slice(0, 60), {where: ':4:'}],
  ['a comma too many', text.replace('"takes": {', '"takes": {,'), {where: ':3:13'}],
  ['a merge left open', conflict, {found: 'git left open', where: ':3:1', fix: 'keep the blocks of both sides'}],
  ['another kind of file', '<html></html>', {where: ':1:1'}],
  ['a list', '[]', {found: 'expected object'}],
  ['another version', text.replace('"reshootLock": 1', '"reshootLock": 2'), {found: '"reshootLock"'}],
  ['the lock of another video', text.replace('"tram-fox"', '"night-fox"'), {found: 'video "night-fox"'}],
  ['an unknown key', text.replace('"seed": 7', '"seed": 7, "mood": "sad"'), {found: `"takes" > "${key}"`}],
  ['a digest cut short', text.replace(take.digest, take.digest.slice(0, 20)), {found: `"takes" > "${key}" > "digest"`}],
  ['a number in quotes', text.replace('"seed": 7', '"seed": "7"'), {found: '"seed"'}],
  ['a take under the name of another shot', text.replace(`"${key}"`, `"ride/${key.slice(5)}"`), {found: `make it "${key}"`}],
])('with %s says lock-invalid, where, and what to do', async (_name, content, {found = '', where = '', fix = 'git checkout -- '}) => {
  await writeFile(file, content);
  const error: unknown = await readLock(file, 'tram-fox').catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({code: 'lock-invalid', exitCode: 2});
  expect(error).toMatchObject({
    facts: {
      found: expect.stringContaining(found),
      where: expect.stringContaining(`reshoot.lock.json${where}`),
      fix: expect.stringContaining(fix),
    },
  });
  expect(await readFile(file, 'utf8')).toBe(content);
});
