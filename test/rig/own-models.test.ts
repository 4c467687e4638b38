import {cp, readdir, readFile, rm, stat, truncate, writeFile} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {decodeFilm} from '../helpers/film.ts';
import {bytesBelow, openRig, type Rendered, type Rig, renderedOf} from '../helpers/rig.ts';

const fixtures = path.resolve(import.meta.dirname, '../generators/diffusers/fixtures/models');
const lock = 'scenes/tram/reshoot.lock.json';

let rig: Rig;
let first: Rendered;
beforeAll(async () => {
  rig = await openRig('own-models');
  await layExport('picture', 'lcm', {width: 16, height: 24, licence: 'mit'});
  await layExport('film', 'animatediff', {width: 16, height: 24, frames: 4});
  for (const name of ['picture', 'film']) {
    const {code, stderr} = await rig.reshoot(['models', 'add', `exports/${name}`]);
    expect(code, stderr).toBe(0);
  }
  await cp(rig.path('models'), rig.path('kept'), {recursive: true});
});
afterAll(() => rig.remove());

const layExport = async (name: string, family: string, overrides: object): Promise<void> => {
  const folder = rig.path('exports', name);
  await cp(path.join(fixtures, family), folder, {recursive: true, filter: (from) => path.basename(from) !== 'expected'});
  await writeFile(path.join(folder, 'reshoot.json'), JSON.stringify(overrides));
};

const repair = async (): Promise<void> => {
  await rm(rig.path('models'), {recursive: true});
  await cp(rig.path('kept'), rig.path('models'), {recursive: true});
};

const actions = async () => (await rig.plan()).shots.map(({id, action, generator}) => [id, action, generator]);

describe('models of a project’s own', () => {
  it('are planned, and make a film: one picture that the camera moves over, and one that moves by itself', async () => {
    expect(await actions()).toEqual([
      ['stop', 'generate', 'diffusers'],
      ['ride', 'generate', 'diffusers'],
    ]);
    first = await rig.render();
    expect(first.of('tram/tiny')).toMatchObject({frames: {total: 18}, shots: {total: 2, kept: 0, restored: 0, generated: 2}});
    const {frames} = await decodeFilm(rig.path('out/tram/tiny.mp4'));
    expect(frames).toHaveLength(18);
    expect(new Set(frames.slice(0, 10)).size).toBeGreaterThan(5);
    expect(new Set(frames.slice(10)).size).toBeGreaterThan(3);
    const {takes} = JSON.parse(await rig.read(lock));
    const licences = Object.values<{shot: string; licence: string}>(takes).map(({shot, licence}) => [shot, licence]);
    expect(Object.fromEntries(licences)).toEqual({stop: 'mit', ride: 'unknown'});
  });

  it('are not asked a second time', async () => {
    const second = await rig.render();
    expect(second.shotsMade).toEqual([]);
    expect(second.of('tram/tiny')).toMatchObject({
      digest: first.of('tram/tiny').digest,
      frames: {captured: 0},
      segments: {total: 2, reused: 2},
      shots: {kept: 2, restored: 0, generated: 0},
    });
  });

  it('are known by the bytes of their weights: other bytes make other takes, and locked ones stay', async () => {
    const locked = await rig.read(lock);
    const weights = rig.path('models/film/unet/model.onnx');
    const bytes = await readFile(weights);
    const other = Buffer.from(bytes);
    other[other.length >> 1] = (other[other.length >> 1] ?? 0) ^ 1;
    await writeFile(weights, other);
    expect((await actions()).map(([, action]) => action)).toEqual(['keep', 'keep']);
    await rm(rig.path(lock));
    expect((await actions()).map(([, action]) => action)).toEqual(['generate', 'generate']);
    await writeFile(weights, bytes);
    expect((await actions()).map(([, action]) => action)).toEqual(['restore', 'restore']);
    await rig.write(lock, locked);
  });
});

/** onnx.proto: ir_version 8, opset_import {version 99}; and a network whose one weight has 10⁶ × 10⁶ numbers. */
const tooNew = Uint8Array.of(8, 8, 0x42, 2, 0x10, 99);
const million = [0xc0, 0x84, 0x3d];
const tooLarge = Uint8Array.of(8, 8, 0x3a, 12, 0x2a, 10, 8, ...million, 8, ...million, 0x10, 1, 0x42, 2, 0x10, 18);

describe('a model that cannot be used', () => {
  const film = (...parts: string[]): string => rig.path('models', 'film', ...parts);

  it.each<[string, () => Promise<unknown>, RegExp[]]>([
    ['lacks a component', () => rm(film('vae_decoder/model.onnx')), [/film.vae_decoder.model\.onnx/, /export vae_decoder to ONNX/]],
    ['has too new an opset', () => writeFile(film('unet/model.onnx'), tooNew), [/opset 99/, /film.unet.model\.onnx/, /opset_version=18/]],
    ['has truncated weights', () => truncate(film('unet/model.onnx'), 20_000), [/20000 bytes of at least/, /film.unet/, /it is truncated/]],
    [
      'has a scheduler that we lack',
      () => rig.edit('models/film/scheduler/scheduler_config.json', 'DDIMScheduler', 'KarrasVeScheduler'),
      [/KarrasVeScheduler/, /film.scheduler.scheduler_config\.json/, /DPMSolverMultistepScheduler takes the place/],
    ],
    [
      'makes one size, and not this one',
      () => writeFile(film('reshoot.json'), '{}'),
      [/\[1, 4, 4, 12, 8\]/, /write \{"width": 16, "height": 24, "frames": 4\} into reshoot\.json/],
    ],
    ['is of another layout', () => rm(film('model_index.json')), [/film without model_index\.json/, /reshoot models add/]],
    [
      'does not fit into the memory',
      () => writeFile(film('unet/model.onnx'), tooLarge),
      [/4000 GB of free memory for the weights of unet/, /film.unet/, /smaller model/],
    ],
    ['has a vocabulary of something else', () => writeFile(film('tokenizer/vocab.json'), '{"a": "b"}'), [/film.tokenizer.vocab\.json/]],
    ['has a list for an index', () => writeFile(film('model_index.json'), '[]'), [/film.model_index\.json/]],
  ])('because it %s is refused with the file and the fix; film, lock and store stay whole', async (_title, breakIt, says) => {
    await rm(rig.path(lock), {force: true});
    await rm(rig.path('.reshoot/store'), {recursive: true, force: true});
    const before = {out: await bytesBelow(rig.path('out')), scenes: await bytesBelow(rig.path('scenes'))};
    await repair();
    await breakIt();
    const run = await rig.reshoot(['render', '--json']);
    await repair();
    expect(run.events.at(-1)).toMatchObject({event: 'failed', code: 'generator-cannot', exitCode: 2});
    for (const words of says) expect(run.stderr).toMatch(words);
    expect({out: await bytesBelow(rig.path('out')), scenes: await bytesBelow(rig.path('scenes'))}).toEqual(before);
    expect((await rig.reshoot(['cache', 'verify'])).code).toBe(0);
    expect(run.events.flatMap((event) => (event.event === 'take-made' && 'shot' in event ? [event.shot] : []))).not.toContain('ride');
  });
});

describe('a run that is killed', () => {
  it('while it denoises leaves a store that the next one goes on from, to the same film', async () => {
    await repair();
    await rm(rig.path(lock), {force: true});
    await rm(rig.path('.reshoot/store'), {recursive: true, force: true});
    const killed = await rig.reshoot(['render', '--json'], {
      onEvent: (event, child) => {
        if (event.event === 'take-progress' && 'shot' in event && event.shot === 'ride') child.kill('SIGKILL');
      },
    });
    expect(killed.events.at(-1)?.event).not.toBe('render-finished');
    expect((await rig.reshoot(['cache', 'verify'])).code).toBe(0);
    const again = renderedOf(await rig.reshoot(['render', '--json']));
    expect(again.shotsMade).toEqual(['ride']);
    expect(again.of('tram/tiny')).toMatchObject({digest: first.of('tram/tiny').digest, shots: {kept: 0, restored: 1, generated: 1}});
  });

  it('while it adds a model leaves no model, and the next one asks for the rest only', async () => {
    const source = rig.path('exports/film');
    const asked: string[] = [];
    let isHeld = true;
    const server: Server = createServer(async (request, response) => {
      const name = decodeURIComponent((request.url ?? '').slice('/film/'.length));
      const bytes = await readFile(path.join(source, name)).catch(() => null);
      const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      asked.push(`${name} from ${from}`);
      if (bytes === null) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(from > 0 ? 206 : 200, {'Content-Length': bytes.length - from, ETag: `"${bytes.length}"`});
      // Half of the network, and then nothing more.
      if (isHeld && name === 'unet/model.onnx') response.write(bytes.subarray(0, bytes.length >> 1));
      else response.end(bytes.subarray(from));
    });
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/film`;
    const part = rig.path('models/.second.half/unet/model.onnx.part');
    const half = (await stat(path.join(source, 'unet/model.onnx'))).size >> 1;
    const killed = await rig.reshoot(['models', 'add', url, 'second'], {
      onStart: async (child) => {
        const come = async () => (await stat(part).catch(() => ({size: 0}))).size;
        while ((await come()) < half) await new Promise((done) => setTimeout(done, 20));
        child.kill('SIGKILL');
      },
    });
    expect(killed.code).not.toBe(0);
    expect((await readdir(rig.path('models'))).sort()).toEqual(['.second.half', 'film', 'picture']);
    // What is half there is no model, and does not change who the others are.
    expect((await actions()).map(([, action]) => action)).toEqual(['keep', 'keep']);
    isHeld = false;
    asked.length = 0;
    const added = await rig.reshoot(['models', 'add', url, 'second', '--json']);
    expect(added.code, added.stderr).toBe(0);
    expect(asked.filter((each) => each.startsWith('unet/model.onnx '))).toEqual([`unet/model.onnx from ${half}`]);
    expect(JSON.parse(added.stdout)).toMatchObject({
      name: 'second',
      digest: JSON.parse(await rig.read('models/film/reshoot-model.json')).digest,
    });
    expect((await readdir(rig.path('models'))).sort()).toEqual(['film', 'picture', 'second']);
    server.close().closeAllConnections();
  });
});
