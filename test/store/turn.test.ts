import {type ChildProcess, spawn} from 'node:child_process';
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {createDiskStore} from '../../src/store/disk-store.ts';
import {processTag} from '../../src/store/process-tag.ts';
import {takeTurn} from '../../src/store/turn.ts';

const never = new AbortController().signal;
let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reshoot-turn-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, {recursive: true, force: true, maxRetries: 5});
});

const start = (role: 'hold' | 'make') => {
  const runner = path.resolve('node_modules/vite-node/dist/cli.mjs');
  const script = path.resolve('test/store/turn-child.ts');
  const child = spawn(process.execPath, [runner, script, path.join(folder, 'store'), path.join(folder, 'log'), role], {stdio: 'inherit'});
  children.push(child);
  return {child, ended: new Promise((resolve) => child.once('exit', resolve))};
};
const logged = async (): Promise<string[]> =>
  (await readFile(path.join(folder, 'log'), 'utf8').catch(() => '')).split('\n').filter(Boolean);
const countOf = (lines: string[], word: string): number => lines.filter((line) => line === word).length;
const until = (word: string, count = 1) =>
  vi.waitFor(async () => expect(countOf(await logged(), word)).toBe(count), {timeout: 20_000, interval: 20});

it('lets six processes make a take once', {timeout: 30_000}, async () => {
  const runs = Array.from({length: 6}, () => start('make'));
  expect(await Promise.all(runs.map(({ended}) => ended))).toEqual([0, 0, 0, 0, 0, 0]);
  const lines = await logged();
  expect([countOf(lines, 'making'), countOf(lines, 'found'), countOf(lines, 'done')]).toEqual([1, 5, 6]);
  const store = createDiskStore({folder: path.join(folder, 'store')});
  expect(await store.verify()).toEqual({checked: 1, dropped: []});
});

it('takes the turn over from a process that was killed, and once only', {timeout: 30_000}, async () => {
  const {child, ended} = start('hold');
  await until('holding');
  const waiting = [start('make'), start('make'), start('make')];
  await until('ready', 4);
  child.kill('SIGKILL');
  await ended;
  expect(await Promise.all(waiting.map((run) => run.ended))).toEqual([0, 0, 0]);
  const lines = await logged();
  expect([countOf(lines, 'making'), countOf(lines, 'found')]).toEqual([1, 2]);
});

const quick = {renewEveryInMilliseconds: 10, lookEveryInMilliseconds: 5, looksUntilGivenUp: 4};
const turnFolder = () => path.join(folder, 'turn');

it('gives up a turn of another machine that nobody renews', async () => {
  await mkdir(turnFolder());
  await writeFile(path.join(turnFolder(), '7'), '4711-00000000 12');
  const turn = await takeTurn(turnFolder(), never, quick);
  expect(await readFile(path.join(turnFolder(), '8'), 'utf8')).toContain(processTag());
  await turn.release();
  expect((await readFile(path.join(turnFolder(), '8'), 'utf8')).trim()).toBe('released');
});

it('gives up a turn whose process was killed before it could sign', async () => {
  await mkdir(turnFolder());
  await writeFile(path.join(turnFolder(), '1'), '');
  await (await takeTurn(turnFolder(), never, quick)).release();
});

it('does not give up a turn that is renewed', async () => {
  const held = await takeTurn(turnFolder(), never, {...quick, renewEveryInMilliseconds: 1});
  const controller = new AbortController();
  const patient = {...quick, lookEveryInMilliseconds: 20};
  const waiting = takeTurn(turnFolder(), controller.signal, patient);
  await sleep(200);
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await held.release();
});

it('a holder that lost its turn works on and releases nothing of the new one', async () => {
  const lost = await takeTurn(turnFolder(), never, {...quick, renewEveryInMilliseconds: 1 << 30});
  const holder = await takeTurn(turnFolder(), never, quick);
  await lost.release();
  const controller = new AbortController();
  const third = takeTurn(turnFolder(), controller.signal, {...quick, looksUntilGivenUp: 1 << 30});
  await sleep(50);
  controller.abort(new Error('still held'));
  await expect(third).rejects.toThrow('still held');
  await holder.release();
});

it('leaves two small files, however many turns there were', async () => {
  for (let round = 0; round < 10; round += 1) await (await takeTurn(turnFolder(), never, quick)).release();
  expect((await readdir(turnFolder())).sort()).toEqual(['10', '9']);
});
