import {spawn} from 'node:child_process';
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {makeTestcard} from '../../generators/testcard/index.ts';
import type {Digest} from '../../src/core/brand.ts';
import type {Generator} from '../../src/core/generator.ts';
import type {Plan} from '../../src/core/plan.ts';
import {permitFor} from '../../src/generate/spend-permit.ts';
import {firstMoment} from '../../src/media/first-moment.ts';
import {probe} from '../../src/media/probe.ts';
import {processTag} from '../../src/store/process-tag.ts';
import {lockedTakeOf} from '../../src/store/take-record.ts';
import {generateRig, plannedShot, type Rig} from './planned-shot.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await generateRig();
});
afterEach(() => rig.remove());

const held = () => {
  let release: () => void = () => undefined;
  const hold = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {hold: () => hold, release};
};
const pathOf = async (fingerprint: string): Promise<string> => {
  const found = await rig.store.find('take', fingerprint);
  if (found.state !== 'present') throw new Error(`the take is ${found.state}`);
  return found.path;
};

it('makes the planned takes, and leaves those that are kept or restored alone', async () => {
  const testcard = makeTestcard();
  const shots = [plannedShot('a'), plannedShot('b', {}, {action: 'keep'}), plannedShot('c'), plannedShot('d', {}, {action: 'restore'})];
  const made = await rig.run(shots, testcard);
  expect(made.map(({take, outcome}) => `${take.id} ${outcome}`)).toEqual(['a made', 'c made']);
  expect(testcard.calls).toBe(2);
  expect(rig.names()).toEqual(['take-made', 'take-made']);
});

it('makes exactly the frames, size, rate and colours of the spec', async () => {
  const [made] = await rig.run([plannedShot('a', {width: 96, height: 54, framesPerSecond: 25, durationInFrames: 11})], makeTestcard());
  const file = await pathOf(made?.take.fingerprint ?? '');
  const {video, audio} = await probe(file);
  expect(await firstMoment(file, 'picture')).toBe(0);
  expect(audio).toBeNull();
  expect(video).toEqual({
    codec: 'h264',
    profile: 'High',
    width: 96,
    height: 54,
    pixelFormat: 'yuv420p',
    colours: 'bt709 bt709 bt709 tv',
    framesPerSecond: 25,
    durationInFrames: 11,
  });
});

it('makes the same bytes from the same spec, and other bytes from another seed', async () => {
  const [first] = await rig.run([plannedShot('a')], makeTestcard());
  await rig.store.drop('take', first?.take.fingerprint ?? '');
  const [again, other] = await rig.run([plannedShot('a'), plannedShot('a', {seed: 8})], makeTestcard());
  expect(again?.record.digest).toBe(first?.record.digest);
  expect(other?.record.digest).not.toBe(first?.record.digest);
});

it('hands back the block for the lock, and the store alone can say it again', async () => {
  const shot = plannedShot('a', {take: 2});
  const [made] = await rig.run([shot], makeTestcard());
  expect(made && lockedTakeOf(made.record, 'a')).toMatchObject({
    shot: 'a',
    take: 2,
    fingerprint: shot.fingerprint,
    generator: shot.generator,
    seed: 7,
    prompt: 'shot a',
    scenePlan: shot.spec.scenePlan,
    media: {width: 64, height: 48, framesPerSecond: 30, durationInFrames: 6},
    cost: {amount: 0, currency: 'USD'},
    licence: 'CC0-1.0',
  });
  const [again] = await rig.run([{...shot, id: 'twin'}], makeTestcard());
  expect(again && lockedTakeOf(again.record, 'twin')).toEqual(made && {...lockedTakeOf(made.record, 'a'), shot: 'twin'});
});

it('tells how far a take is, forwards only, up to 1', async () => {
  await rig.run([plannedShot('a', {durationInFrames: 40})], makeTestcard());
  const shares = rig.events.flatMap((event) => (event.event === 'take-progress' ? [event.share] : []));
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  expect(shares.length).toBeLessThanOrEqual(101);
});

it('makes a take once when two runs in one process want it', async () => {
  const {hold, release} = held();
  const testcard = makeTestcard({hold});
  const both = [rig.run([plannedShot('a')], testcard), rig.run([plannedShot('a')], testcard)];
  await vi.waitFor(() => expect(testcard.calls).toBe(1));
  release();
  const outcomes = (await Promise.all(both)).flat().map(({outcome}) => outcome);
  expect(outcomes.sort()).toEqual(['made', 'shared']);
  expect(testcard.calls).toBe(1);
  expect(rig.names()).toEqual(['take-made', 'take-shared']);
});

it('makes a take once when two shots of two videos want it', async () => {
  const testcard = makeTestcard();
  const made = await rig.run([plannedShot('a'), {...plannedShot('a'), id: 'b', video: 'night-fox'}], testcard);
  expect(made.map(({outcome, take}) => `${take.id} ${outcome}`)).toEqual(['a made', 'b shared']);
  expect(testcard.calls).toBe(1);
});

it('makes a take once when two processes want it', {timeout: 30_000}, async () => {
  const runner = path.resolve('node_modules/vite-node/dist/cli.mjs');
  const script = path.resolve('test/generate/generate-child.ts');
  const run = () =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [runner, script, rig.folder], {stdio: 'inherit'});
      child.once('exit', resolve);
    });
  expect(await Promise.all([run(), run()])).toEqual([0, 0]);
  const lines = (await readFile(path.join(rig.folder, 'log'), 'utf8')).trim().split('\n').sort();
  expect(lines).toEqual(['make', 'take-made', 'take-shared']);
});

it('drops a damaged take, says so, and makes it again', async () => {
  const shot = plannedShot('a');
  const [first] = await rig.run([shot], makeTestcard());
  const file = await pathOf(shot.fingerprint);
  await writeFile(file, 'damaged');
  const [again] = await rig.run([shot], makeTestcard());
  expect(again?.outcome).toBe('made');
  expect(again?.record.digest).toBe(first?.record.digest);
  expect(rig.names()).toEqual(['take-made', 'store-entry-corrupt', 'take-made']);
});

it('says when a take came out with other bytes than the lock has', async () => {
  const [first] = await rig.run([plannedShot('a')], makeTestcard());
  if (!first) throw new Error('nothing was made');
  await rig.store.drop('take', first.take.fingerprint);
  const locked = `sha256:${'0'.repeat(64)}` as Digest;
  await rig.run([plannedShot('a', {}, {locked: {...lockedTakeOf(first.record, 'a'), digest: locked}})], makeTestcard());
  expect(rig.events).toContainEqual({
    event: 'take-differs-from-lock',
    shot: 'a',
    video: 'tram-fox',
    locked,
    made: first.record.digest,
  });
});

it('asks all shots for what cannot be made before it makes any', async () => {
  const testcard = makeTestcard();
  const shots = [plannedShot('a'), plannedShot('b', {width: 8640})];
  await expect(rig.run(shots, testcard)).rejects.toMatchObject({
    code: 'generator-cannot',
    facts: {where: "shot 'b' of video 'tram-fox'", found: 'width 8640', fix: 'write width: 4320'},
  });
  expect(testcard.calls).toBe(0);
  expect(rig.events).toEqual([]);
});

const planOf = (shots: Plan['shots']): Plan => ({
  work: [],
  shots,
  sounds: [],
  timing: 'exact',
  segments: {total: 0, reused: 0, passthrough: 0, layered: 0, full: 0, details: []},
  totals: {variants: 1, shots: shots.length, sounds: 0, uniqueTakes: shots.length, generate: shots.length, cost: 'unknown'},
});

it('calls a generator that charges only for takes of an approved plan', async () => {
  const testcard = makeTestcard();
  // A copy by descriptors would keep the getter; the stage does not read it.
  const charging: Generator = {...testcard, charges: true};
  const [a, b] = [plannedShot('a'), plannedShot('b')];
  await expect(rig.run([a], charging)).rejects.toMatchObject({code: 'spend-not-approved', facts: {where: "shot 'a' of video 'tram-fox'"}});
  await expect(rig.run([a, b], charging, {permit: permitFor(planOf([a]))})).rejects.toMatchObject({code: 'spend-not-approved'});
  await expect(rig.run([b], charging, {permit: permitFor(planOf([a, {...b, action: 'keep'}]))})).rejects.toMatchObject({
    code: 'spend-not-approved',
  });
  expect(testcard.calls).toBe(0);
  await rig.run([a], charging, {permit: permitFor(planOf([a, b]))});
  expect(testcard.calls).toBe(1);
});

it('names the shot when its generator throws, keeps what was made, begins no further one', async () => {
  const testcard = makeTestcard();
  const shots = [plannedShot('a'), plannedShot('b', {parameters: {testcard: {fail: 'out of paint'}}}), plannedShot('c')];
  await expect(rig.run(shots, testcard)).rejects.toMatchObject({
    code: 'generator-failed',
    facts: {where: "shot 'b' of video 'tram-fox'", found: 'Error: out of paint', cause: new Error('out of paint')},
  });
  expect(testcard.calls).toBe(2);
  expect(await rig.store.has('take', shots[0]?.fingerprint ?? '')).toBe(true);
  expect(await rig.store.has('take', shots[1]?.fingerprint ?? '')).toBe(false);
});

it('finishes and keeps the takes that are under way when one beside them fails', async () => {
  const {hold, release} = held();
  const testcard = makeTestcard({hold: (spec) => (spec.prompt === 'shot b' ? hold() : Promise.resolve())});
  const shots = [plannedShot('a', {parameters: {testcard: {fail: 'no'}}}), plannedShot('b'), plannedShot('c')];
  const running = rig.run(shots, testcard, {concurrency: 2}).catch((error: unknown) => error);
  await vi.waitFor(() => expect(testcard.calls).toBe(2));
  release();
  expect(await running).toMatchObject({code: 'generator-failed', facts: {where: "shot 'a' of video 'tram-fox'"}});
  expect(await rig.store.has('take', shots[1]?.fingerprint ?? '')).toBe(true);
});

it.each([
  [4, 'exactly 6 frames', '4 frames'],
  [0, 'exactly 6 frames', '0 frames'],
  [9, 'exactly 6 frames', 'more than 6 frames'],
])('refuses %i frames where 6 were asked for', async (frames, expected, found) => {
  await expect(rig.run([plannedShot('a', {parameters: {testcard: {frames}}})], makeTestcard())).rejects.toMatchObject({
    code: 'generator-failed',
    facts: {expected: expect.stringContaining(expected), found},
  });
  expect(await rig.store.list()).toEqual([]);
});

it('makes one take at a time, or as many as it is told', async () => {
  const {hold, release} = held();
  const testcard = makeTestcard({hold});
  const shots = ['a', 'b', 'c', 'd'].map((id) => plannedShot(id));
  const running = rig.run(shots, testcard, {concurrency: 3});
  await vi.waitFor(() => expect(testcard.calls).toBe(3));
  release();
  const made = await running;
  expect(made.map(({take}) => take.id)).toEqual(['a', 'b', 'c', 'd']);
  expect(testcard.calls).toBe(4);
});

it('keeps finished takes when it is aborted, throws the reason and leaves no work folder', async () => {
  const {hold, release} = held();
  const testcard = makeTestcard({hold: (spec) => (spec.prompt === 'shot b' ? hold() : Promise.resolve())});
  const controller = new AbortController();
  const shots = [plannedShot('a'), plannedShot('b'), plannedShot('c')];
  const running = rig.run(shots, testcard, {signal: controller.signal}).catch((error: unknown) => error);
  await vi.waitFor(() => expect(testcard.calls).toBe(2));
  expect(await readdir(rig.workFolder)).toHaveLength(1);
  const reason = new Error('Ctrl-C');
  controller.abort(reason);
  expect(await running).toBe(reason);
  release();
  expect(await Promise.all(shots.map(({fingerprint}) => rig.store.has('take', fingerprint)))).toEqual([true, false, false]);
  expect(await readdir(rig.workFolder)).toEqual([]);
  expect((await rig.run(shots, makeTestcard())).map(({outcome}) => outcome)).toEqual(['shared', 'made', 'made']);
});

it('sweeps the work of a process that was killed, and leaves that of a living one', async () => {
  const machine = processTag().split('-')[1];
  const living = `${processTag()}-x`;
  for (const name of [`4194999-${machine}-killed`, living, 'mine']) await mkdir(path.join(rig.workFolder, name, 'half'), {recursive: true});
  await rig.run([plannedShot('a')], makeTestcard());
  expect((await readdir(rig.workFolder)).sort()).toEqual([living, 'mine'].sort());
});

it('takes over from a process that was killed while it was making the take', {timeout: 30_000}, async () => {
  const runner = path.resolve('node_modules/vite-node/dist/cli.mjs');
  const script = path.resolve('test/generate/generate-child.ts');
  const child = spawn(process.execPath, [runner, script, rig.folder, '600000'], {stdio: 'inherit'});
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await vi.waitFor(async () => expect(await readFile(path.join(rig.folder, 'log'), 'utf8')).toBe('make\n'), {timeout: 20_000});
  child.kill('SIGKILL');
  await ended;
  const shot = plannedShot('a', {parameters: {testcard: {delayInMilliseconds: 600_000}}});
  // The same fingerprint, made by a card that does not wait.
  const quick = {...shot, spec: {...shot.spec, parameters: {}}};
  expect((await rig.run([quick], makeTestcard())).map(({outcome}) => outcome)).toEqual(['made']);
  expect(await readdir(rig.workFolder)).toEqual([]);
});
