import {cp, mkdir, mkdtemp, readdir, rename, rm, symlink, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {decodeFilm} from '../helpers/film.ts';
import {openRig, plainEnvironment, type Rendered, type Rig, renderedOf, runNode} from '../helpers/rig.ts';

const green = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="#00c000"/></svg>\n';
const blue = green.replace('#00c000', '#0000c0');

/** Signs that mean something in addresses, patterns and shells. */
const odd = "Client #12 & 50% [ü], it's $HOME";

describe('a project that was copied, moved, linked, shared or restored with its state', () => {
  let rig: Rig;
  /** Of this test alone; its `node_modules` are found from every folder in it. */
  let room: string;
  const at = (...parts: string[]): string => path.join(room, ...parts);

  beforeAll(async () => {
    rig = await openRig('places');
    await rig.render();
  });
  afterAll(() => rig.remove());
  beforeEach(async () => {
    room = await mkdtemp(path.join(tmpdir(), 'reshoot-places-'));
    await symlink(rig.path('node_modules'), at('node_modules'), 'junction');
    await copy(rig.folder, at('a'));
  });
  afterEach(() => rm(room, {recursive: true, force: true, maxRetries: 5}));

  /** As `cp -r`: links stay links. */
  const copy = (from: string, to: string): Promise<void> =>
    cp(from, to, {recursive: true, verbatimSymlinks: true, filter: (file) => path.basename(file) !== 'node_modules'});

  const render = async (name: string, ...words: string[]): Promise<Rendered> => {
    const command = path.join(rig.path('node_modules'), 'reshoot', 'bin', 'reshoot.js');
    const run = await runNode([command, 'render', '--json', ...words], {folder: at(name), environment: plainEnvironment()});
    expect(run.code, run.stderr).toBe(0);
    return renderedOf(run);
  };

  const paint = (name: string, colour: string): Promise<void> =>
    writeFile(at(name, 'scenes/film/colour.ts'), `export const colour = '${colour}';\n`);

  /** Colours of the left and the right half, and how many files the film has counted. */
  const seen = async (name: string): Promise<{left: string; right: string; files: number}> => {
    const {width, frames} = await decodeFilm(at(name, 'out/film/tiny.mp4'));
    const pixels = frames[3] ?? new Uint8Array();
    const channels = (x: number, y: number): number[] => [...pixels.subarray(3 * (y * width + x), 3 * (y * width + x) + 3)];
    const nameOf = (x: number, y: number): string => {
      const [red = 0, green = 0, blue = 0] = channels(x, y);
      const strongest = Math.max(red, green, blue);
      return strongest === red ? 'red' : strongest === green ? 'green' : 'blue';
    };
    const white = Array.from({length: 4}, (_, bar) => channels(8 + 16 * bar, 112)).filter((pixel) => Math.min(...pixel) > 200);
    return {left: nameOf(32, 64), right: nameOf(96, 64), files: white.length};
  };

  it('is not rendered again where nothing has changed: copied, moved, or reached by a link', async () => {
    await copy(at('a'), at(odd));
    expect((await render(odd)).of('film/tiny')).toMatchObject({frames: {captured: 0}, segments: {reused: 1}});
    await rename(at(odd), at('c'));
    expect((await render('c')).of('film/tiny')).toMatchObject({frames: {captured: 0}, segments: {reused: 1}});
    await symlink(at('c'), at('link'), 'junction');
    expect((await render('link')).of('film/tiny')).toMatchObject({frames: {captured: 0}, segments: {reused: 1}});
  });

  it('a copy shows its own code, its own pictures and its own files, and the original keeps its own', async () => {
    await copy(at('a'), at(odd));
    await paint(odd, '#0000c0');
    await render(odd);
    expect(await seen(odd)).toEqual({left: 'blue', right: 'green', files: 1});
    await writeFile(at(odd, 'public/disc.svg'), blue);
    await render(odd);
    expect(await seen(odd)).toEqual({left: 'blue', right: 'blue', files: 1});
    await writeFile(at(odd, 'public/second.svg'), blue);
    await render(odd);
    expect(await seen(odd)).toEqual({left: 'blue', right: 'blue', files: 2});
    await render('a', '--full');
    expect(await seen('a')).toEqual({left: 'red', right: 'green', files: 1});
  });

  it('a moved project shows its edits, and so does a new one in its old place', async () => {
    await rename(at('a'), at('c'));
    await paint('c', '#00c000');
    await render('c', '--full');
    expect((await seen('c')).left).toBe('green');
    await copy(rig.folder, at('a'));
    await writeFile(at('a', 'public/disc.svg'), blue);
    await render('a');
    expect(await seen('a')).toEqual({left: 'red', right: 'blue', files: 1});
  });

  it('edits are seen through a link to the project, and through a linked public folder', async () => {
    await symlink(at('a'), at('link'), 'junction');
    await paint('link', '#0000c0');
    await render('link');
    expect((await seen('a')).left).toBe('blue');
    await rename(at('a/public'), at('shared-public'));
    await symlink(at('shared-public'), at('a/public'), 'junction');
    await writeFile(at('shared-public/disc.svg'), blue);
    await render('a');
    expect(await seen('a')).toEqual({left: 'blue', right: 'blue', files: 1});
  });

  it('a state restored into another checkout is used, and edits of that checkout are seen, even ones older than the state', async () => {
    await cp(at('a'), at('checkout'), {recursive: true, filter: (file) => !['.reshoot', 'out'].includes(path.basename(file))});
    await mkdir(at('checkout/public/.reshoot'), {recursive: true});
    // An archive follows links and keeps times.
    await cp(at('a/.reshoot'), at('checkout/.reshoot'), {recursive: true, dereference: true, preserveTimestamps: true});
    expect((await render('checkout')).of('film/tiny')).toMatchObject({frames: {captured: 0}, segments: {reused: 1}});
    const old = new Date('2020-01-01');
    await paint('checkout', '#00c000');
    await utimes(at('checkout/scenes/film/colour.ts'), old, old);
    await writeFile(at('checkout/public/disc.svg'), blue);
    await utimes(at('checkout/public/disc.svg'), old, old);
    await render('checkout');
    expect(await seen('checkout')).toEqual({left: 'green', right: 'blue', files: 1});
  });

  it('two projects that share one state by a link each show their own', async () => {
    await copy(at('a'), at(odd));
    await rm(at(odd, '.reshoot'), {recursive: true});
    await symlink(at('a/.reshoot'), at(odd, '.reshoot'), 'junction');
    await paint(odd, '#0000c0');
    await writeFile(at(odd, 'public/disc.svg'), blue);
    for (const name of [odd, 'a', odd]) await render(name, '--full');
    expect(await seen('a')).toEqual({left: 'red', right: 'green', files: 1});
    expect(await seen(odd)).toEqual({left: 'blue', right: 'blue', files: 1});
  });

  it('another branch in place is seen, and going back draws nothing', async () => {
    await paint('a', '#0000c0');
    await render('a');
    expect((await seen('a')).left).toBe('blue');
    await paint('a', '#c00000');
    expect((await render('a')).of('film/tiny').frames.captured).toBe(0);
    expect((await seen('a')).left).toBe('red');
    expect((await readdir(at('a', 'out/film'))).sort()).toEqual(['tiny.mp4']);
  });

  it('a linked folder that is made to lead to another version is seen, though the file behind the link is the same', async () => {
    await rename(at('a/scenes/film'), at('first'));
    await cp(at('first'), at('second'), {recursive: true});
    await writeFile(at('second/colour.ts'), "export const colour = '#0000c0';\n");
    await symlink(at('first'), at('a/scenes/film'), 'junction');
    await render('a');
    expect((await seen('a')).left).toBe('red');
    await rm(at('a/scenes/film'));
    await symlink(at('second'), at('a/scenes/film'), 'junction');
    await render('a');
    expect((await seen('a')).left).toBe('blue');
  });

  it("a file restored with its old time and size is seen by webpack's cache, too; a damaged bundle is made again", async () => {
    const old = new Date('2020-01-01');
    const restore = async (colour: string): Promise<void> => {
      await paint('a', colour);
      await utimes(at('a/scenes/film/colour.ts'), old, old);
    };
    const config = "import {Config} from '@remotion/cli/config';\nConfig.overrideWebpackConfig((now) => now);\n";
    await writeFile(at('a/remotion.config.ts'), config);
    await restore('#00c000');
    await render('a');
    expect((await seen('a')).left).toBe('green');
    await restore('#0000c0');
    await render('a');
    expect((await seen('a')).left).toBe('blue');
    const bundles = (await readdir(at('a/.reshoot/bundles'), {withFileTypes: true})).filter((entry) => entry.isDirectory());
    for (const {name} of bundles) await writeFile(at('a/.reshoot/bundles', name, 'bundle.js'), '');
    expect((await render('a', '--full')).of('film/tiny').frames.captured).toBe(4);
    expect((await seen('a')).left).toBe('blue');
  });

  it('a project that a program names by a link, and its copy, are two', async () => {
    await symlink(at('a'), at('link'), 'junction');
    const program = `import {renderProject} from 'reshoot/node';
await renderProject(
  {project: process.argv[1], emit: () => undefined, signal: new AbortController().signal, now: Date.now, environment: process.env}, {variants: [], draft: false, full: false, frozen: false, out: null, framesToVerify: 0, stems: false});`;
    const byProgram = async (name: string): Promise<void> => {
      const words = ['--input-type=module', '--eval', program, at(name)];
      const run = await runNode(words, {folder: room, environment: plainEnvironment()});
      expect(run.code, run.stderr).toBe(0);
    };
    await paint('a', '#00c000');
    await byProgram('link');
    expect((await seen('a')).left).toBe('green');
    await copy(at('a'), at('b'));
    await paint('b', '#0000c0');
    await byProgram('b');
    expect((await seen('b')).left).toBe('blue');
  });
});
