import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {createServer, type RequestListener, type Server, type ServerResponse} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {addModel} from '../../../generators/diffusers/add/add-model.ts';
import {makeDiffusers} from '../../../generators/diffusers/index.ts';
import {fileDigests} from '../../../generators/diffusers/weights-digest.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures', 'models');
const folders: string[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const emptyFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'models-'));
  folders.push(folder);
  return folder;
};

const copyOf = (family: string): string => {
  const folder = path.join(emptyFolder(), family);
  cpSync(path.join(fixtures, family), folder, {recursive: true, filter: (from) => path.basename(from) !== 'expected'});
  return folder;
};

const quiet = () => ({signal: new AbortController().signal, onProgress: () => undefined});

interface Asked {
  readonly file: string;
  readonly range: string | undefined;
}

/** Serves a folder with ranges and strong tags, as hosts of models do; `spoil` may answer instead. */
const serve = async (folder: string, spoil: (asked: Asked, ...rest: Parameters<RequestListener>) => boolean = () => false) => {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '').slice('/sd-turbo/resolve/main/'.length));
    const {range} = request.headers;
    asked.push({file: name, range});
    if (spoil({file: name, range}, request, response)) return;
    const file = path.join(folder, name);
    if (name === '' || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end('not here');
      return;
    }
    const bytes = readFileSync(file);
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const rest = bytes.subarray(from);
    response.writeHead(range ? 206 : 200, {'Content-Length': rest.length, ETag: `"${bytes.length}"`}).end(rest);
  });
  servers.push(server);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {url: `http://127.0.0.1:${port}/sd-turbo/resolve/main`, asked};
};

describe('adding a model from a folder', () => {
  it('copies it, and records digest, licence, family and the digest of each file', async () => {
    const source = copyOf('lcm');
    writeFileSync(path.join(source, 'README.md'), '---\nlicense: apache-2.0\ntags: [x]\n---\n# A model\n');
    const models = emptyFolder();
    const added = await addModel(models, {source, name: 'fast', ...quiet()});
    expect(added).toMatchObject({name: 'fast', licence: 'apache-2.0', family: 'LatentConsistencyModelPipeline (UNet2DConditionModel)'});
    const record = JSON.parse(readFileSync(path.join(models, 'fast', 'reshoot-model.json'), 'utf8'));
    expect(record).toMatchObject({schema: 1, source: null, digest: added.digest, licence: 'apache-2.0'});
    expect(record.files['unet/model.onnx']).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      sizeInBytes: statSync(path.join(models, 'fast', 'unet', 'model.onnx')).size,
    });
    const generator = makeDiffusers({models: path.join(models, 'fast')});
    expect((await generator.identity()).weights).toBe(added.digest);
    expect(generator.facts).toEqual({licence: 'apache-2.0'});
  });

  it('leaves nothing where the folder cannot be used, and says what is wrong with it', async () => {
    const source = copyOf('lcm');
    rmSync(path.join(source, 'unet', 'model.onnx'));
    const models = emptyFolder();
    await expect(addModel(models, {source, name: null, ...quiet()})).rejects.toThrow(/unet\/model\.onnx/);
    expect(readdirSync(models)).toEqual([]);
    await expect(addModel(models, {source: emptyFolder(), name: 'x', ...quiet()})).rejects.toThrow(/model_index\.json/);
    await expect(addModel(models, {source: copyOf('wan'), name: '../x', ...quiet()})).rejects.toThrow(/a name of letters/);
  });

  it('never overwrites a model', async () => {
    const models = emptyFolder();
    const source = copyOf('lcm');
    await addModel(models, {source, name: null, ...quiet()});
    await expect(addModel(models, {source, name: null, ...quiet()})).rejects.toThrow(/a name that no model has yet/);
  });

  it('tells that a file was damaged since it was recorded', async () => {
    const models = emptyFolder();
    await addModel(models, {source: copyOf('lcm'), name: 'lcm', ...quiet()});
    const weights = path.join(models, 'lcm', 'vae_decoder', 'model.onnx');
    const bytes = readFileSync(weights);
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    writeFileSync(weights, bytes);
    await expect(addModel(models, {source: path.join(models, 'lcm'), name: null, ...quiet()})).rejects.toThrow(
      /vae_decoder[\\/]model\.onnx/,
    );
  });
});

describe('adding a model from an address', () => {
  it.each(['../../outside', 'unet/../../outside', '..'])('refuses one whose index names %s, and writes nothing there', async (name) => {
    const source = copyOf('lcm');
    const index = JSON.parse(readFileSync(path.join(source, 'model_index.json'), 'utf8')) as object;
    writeFileSync(path.join(source, 'model_index.json'), JSON.stringify({...index, [name]: ['x', 'y']}));
    const {url} = await serve(source);
    const models = emptyFolder();
    const around = readdirSync(path.dirname(models));
    await expect(addModel(models, {source: url, name: null, ...quiet()})).rejects.toThrow(/outside of it/);
    expect(readdirSync(path.dirname(models))).toEqual(around);
  });

  it('finds the files by the layout and by what they name, weights beside the ONNX file too', async () => {
    const source = copyOf('inpainting');
    // The fixture borrows these from another folder.
    rmSync(path.join(source, 'reshoot.json'));
    for (const part of ['text_encoder', 'vae_decoder', 'vae_encoder'])
      cpSync(path.join(fixtures, 'stable-diffusion', part), path.join(source, part), {recursive: true});
    const {url} = await serve(source);
    const models = emptyFolder();
    const added = await addModel(models, {source: url, name: null, ...quiet()});
    expect(added).toMatchObject({name: 'sd-turbo', family: 'StableDiffusionInpaintPipeline (UNet2DConditionModel)'});
    expect(existsSync(path.join(models, 'sd-turbo', 'unet', 'model.onnx_data'))).toBe(true);
    expect(added.digest).toBe((await makeDiffusers({models: source}).identity()).weights);
    expect(readdirSync(models)).toEqual(['sd-turbo']);
    // Nothing for what the server has not.
    expect(existsSync(path.join(models, 'sd-turbo', 'text_encoder_2'))).toBe(false);
  });

  it('goes on where a connection broke, without asking for what is there', async () => {
    const source = copyOf('lcm');
    const weights = readFileSync(path.join(source, 'unet', 'model.onnx'));
    let broken: ServerResponse | null = null;
    const {url, asked} = await serve(source, ({file, range}, _request, response) => {
      if (file !== 'unet/model.onnx' || broken !== null || range) return false;
      broken = response;
      response.writeHead(200, {'Content-Length': weights.length, ETag: `"${weights.length}"`});
      response.write(weights.subarray(0, 10_000));
      return true;
    });
    const models = emptyFolder();
    // Broken off once some bytes of the network have come.
    const onProgress = (_share: number, label: string) => {
      if (label.startsWith('unet:')) broken?.destroy();
    };
    await addModel(models, {source: url, name: null, ...quiet(), onProgress});
    const ranges = asked.filter(({file}) => file === 'unet/model.onnx').map(({range}) => range);
    expect(ranges).toHaveLength(2);
    expect(ranges[0]).toBeUndefined();
    expect(ranges[1]).toMatch(/^bytes=[1-9]\d*-$/);
    expect(readFileSync(path.join(models, 'sd-turbo', 'unet', 'model.onnx')).equals(weights)).toBe(true);
  });

  it('goes on in the next run, where this one was cancelled; until then there is no such model', async () => {
    const source = copyOf('lcm');
    const weights = readFileSync(path.join(source, 'unet', 'model.onnx'));
    const controller = new AbortController();
    let isFirst = true;
    const {url, asked} = await serve(source, ({file}, _request, response) => {
      if (file !== 'unet/model.onnx' || !isFirst) return false;
      isFirst = false;
      response.writeHead(200, {'Content-Length': weights.length, ETag: `"${weights.length}"`});
      response.write(weights.subarray(0, 20_000));
      return true;
    });
    const models = emptyFolder();
    const half = path.join(models, '.sd-turbo.half', 'unet', 'model.onnx.part');
    const onProgress = (_share: number, label: string) => {
      // Bytes of the network have come.
      if (label.startsWith('unet:') && existsSync(half) && statSync(half).size > 0) controller.abort(new Error('stopped'));
    };
    await expect(addModel(models, {source: url, name: null, signal: controller.signal, onProgress})).rejects.toThrow('stopped');
    expect(readdirSync(models)).toEqual(['.sd-turbo.half']);
    await expect(makeDiffusers({models}).identity()).rejects.toThrow(/no such folder|none/);
    const before = asked.length;
    await addModel(models, {source: url, name: null, ...quiet()});
    const again = asked.slice(before);
    expect(again.find(({file}) => file === 'unet/model.onnx')?.range).toMatch(/^bytes=[1-9]\d*-$/);
    expect(again.some(({file}) => file === 'model_index.json')).toBe(false);
    expect(readFileSync(path.join(models, 'sd-turbo', 'unet', 'model.onnx')).equals(weights)).toBe(true);
  });

  it('takes exactly the files of a record, and throws away bytes that are not what it says', async () => {
    const shelf = emptyFolder();
    await addModel(shelf, {source: copyOf('lcm'), name: 'lcm', ...quiet()});
    const source = path.join(shelf, 'lcm');
    const good = await serve(source);
    const models = emptyFolder();
    const added = await addModel(models, {source: good.url, name: 'good', ...quiet()});
    const record = JSON.parse(readFileSync(path.join(source, 'reshoot-model.json'), 'utf8'));
    expect(added.digest).toBe(record.digest);
    expect(good.asked.map(({file}) => file).sort()).toEqual(['reshoot-model.json', ...Object.keys(record.files)].sort());
    writeFileSync(path.join(source, 'unet', 'model.onnx'), 'other bytes');
    const bad = await serve(source);
    await expect(addModel(models, {source: bad.url, name: 'bad', ...quiet()})).rejects.toThrow(/a file of the SHA-256.*unet\/model\.onnx/s);
    expect(existsSync(path.join(models, '.bad.half', 'unet', 'model.onnx'))).toBe(false);
    expect(existsSync(path.join(models, '.bad.half', 'unet', 'model.onnx.part'))).toBe(false);
    expect(existsSync(path.join(models, 'bad'))).toBe(false);
  });

  it('verifies against the digest that a server names as the tag of a file', async () => {
    const source = copyOf('lcm');
    const {url} = await serve(source, ({file}, _request, response) => {
      if (file !== 'unet/model.onnx') return false;
      response.writeHead(200, {ETag: `"${'a'.repeat(64)}"`}).end(readFileSync(path.join(source, file)));
      return true;
    });
    await expect(addModel(emptyFolder(), {source: url, name: null, ...quiet()})).rejects.toThrow(new RegExp('a'.repeat(64)));
  });

  it('refuses a record that reaches outside of its folder', async () => {
    const source = emptyFolder();
    const sha256 = '0'.repeat(64);
    const record = {schema: 1, source: null, digest: 'sha256:0', licence: 'mit', family: 'x', files: {'../evil': {sha256, sizeInBytes: 1}}};
    writeFileSync(path.join(source, 'reshoot-model.json'), JSON.stringify(record));
    const {url, asked} = await serve(source);
    await expect(addModel(emptyFolder(), {source: url, name: null, ...quiet()})).rejects.toThrow(/paths inside the model/);
    expect(asked).toHaveLength(1);
  });

  it('says what to type where there is no model at the address, and where a login is asked for', async () => {
    const {url} = await serve(emptyFolder());
    const models = emptyFolder();
    await expect(addModel(models, {source: url, name: null, ...quiet()})).rejects.toThrow(/under which model_index\.json lies/);
    expect(readdirSync(models)).toEqual([]);
    const locked = await serve(emptyFolder(), (_asked, _request, response) => {
      response.writeHead(401).end();
      return true;
    });
    await expect(addModel(emptyFolder(), {source: locked.url, name: null, ...quiet()})).rejects.toThrow(/HTTP 401.*asks for a login/s);
  });
});

describe('the digest of weights', () => {
  it('is remembered by size and time of change, and decided by content', async () => {
    const folder = copyOf('lcm');
    const file = path.join(folder, 'unet', 'model.onnx');
    const anHourAgo = (statSync(file).mtimeMs - 3_600_000) / 1000;
    for (const name of readdirSync(folder, {recursive: true})) utimesSync(path.join(folder, String(name)), anHourAgo, anHourAgo);
    const always = {rememberFrom: 0};
    const before = await fileDigests(folder, always);
    // Remembered: what is written there is believed while size and time are the same.
    const memory = path.join(folder, '.digests.json');
    const known = JSON.parse(readFileSync(memory, 'utf8'));
    known['unet/model.onnx'].sha256 = 'f'.repeat(64);
    writeFileSync(memory, JSON.stringify(known));
    expect((await fileDigests(folder, always))['unet/model.onnx']).toBe('f'.repeat(64));
    // Touched: read again, and the same because its bytes are.
    utimesSync(file, anHourAgo + 5, anHourAgo + 5);
    expect(await fileDigests(folder, always)).toEqual(before);
    // Changed within the clock's step after the memory was written: not believed.
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const stamp = statSync(memory).mtimeMs / 1000;
    writeFileSync(file, bytes);
    utimesSync(file, stamp, stamp);
    expect((await fileDigests(folder, always))['unet/model.onnx']).not.toBe(before['unet/model.onnx']);
  });
});
