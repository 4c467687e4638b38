import {existsSync} from 'node:fs';
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {globSync} from 'tinyglobby';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {probeFilm} from '../helpers/film.ts';
import {installPackage, packPackage, repository} from '../helpers/install-package.ts';
import {renderedOf, runNode} from '../helpers/rig.ts';

describe('the packed package, in an empty folder outside of the repository', () => {
  let folder: string;
  let packed: readonly string[];
  const project = (...parts: string[]): string => path.join(folder, 'my-reel', ...parts);
  // A user of their own, for whom no browser has been unpacked yet.
  const environment = (): Record<string, string> => ({PATH: process.env['PATH'] ?? '', HOME: folder});
  const reshoot = async (...words: string[]) =>
    runNode([path.join(folder, 'node_modules/reshoot/bin/reshoot.js'), ...words], {
      folder: existsSync(project()) ? project() : folder,
      environment: environment(),
    });

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reshoot-packed-'));
    const installed = await installPackage(folder, await packPackage(folder));
    packed = globSync(['**/*'], {cwd: installed, dot: true});
  });
  afterAll(() => rm(folder, {recursive: true, force: true, maxRetries: 5}));

  it('holds what is needed to run and nothing else: no sources, no tests, no films', () => {
    const tops = [...new Set(packed.map((file) => file.split('/')[0]))].sort();
    expect(tops).toEqual(
      expect.arrayContaining(['LICENSE', 'NOTICE', 'CHANGELOG.md', 'README.md', 'bin', 'dist', 'package.json', 'templates']),
    );
    expect(packed.filter((file) => /^(test|training|scenes|generators|out|\.reshoot)\//.test(file))).toEqual([]);
    expect(packed.filter((file) => /\.tsx?$/.test(file) && !/^(templates\/|.*\.d\.ts$)/.test(file))).toEqual([]);
    expect(packed).toEqual(
      expect.arrayContaining([
        'dist/index.d.ts',
        'dist/node.d.ts',
        'dist/generators/testcard/index.js',
        'dist/generators/animatic/index.js',
      ]),
    );
    expect(packed.filter((file) => /^dist\/generators\/animatic\/model\/.*\.onnx$/.test(file)).length).toBeGreaterThan(0);
  });

  it('starts a project with `reshoot init reel`', async () => {
    const started = await reshoot('init', 'reel', 'my-reel');
    expect(started.code, started.stderr).toBe(0);
    expect(await readdir(project())).toEqual(
      expect.arrayContaining(['.gitattributes', '.gitignore', 'package.json', 'scenes', 'remotion.config.ts']),
    );
    const again = await reshoot('init', 'reel', '.');
    expect(again.code).toBe(2);
  });

  it('type-checks what an author imports and what a program imports', async () => {
    await writeFile(
      project('program.ts'),
      `import {type Generator, planProject, renderProject, fingerprintOf, defineConfig, ReshootError} from 'reshoot/node';
import {reshootEntry} from 'reshoot/remotion';
import {defineVideo, GeneratedShot, useVariant, csv, character, file, formats} from 'reshoot';
const generator: Generator | null = null;
const entry: string = reshootEntry();
export default defineConfig({generator: 'testcard', out: 'films'});
// @ts-expect-error: an option that is not there is a mistake
defineConfig({generatr: 'testcard'});
console.log(generator, entry, planProject, renderProject, fingerprintOf, ReshootError, defineVideo, GeneratedShot, useVariant, csv, character, file, formats);
`,
    );
    const tsc = path.join(repository, 'node_modules/typescript/bin/tsc');
    const checked = await runNode([tsc, '--noEmit', '-p', project()], {folder: project(), environment: environment()});
    expect(checked.stdout).toBe('');
    expect(checked.code).toBe(0);
    await rm(project('program.ts'));
  });

  it('plans with the network that it brings', async () => {
    const planned = await reshoot('plan', '--json');
    expect(planned.code, planned.stderr).toBe(0);
    const {shots} = JSON.parse(planned.stdout) as {shots: {action: string; generator: string}[]};
    expect(shots.length).toBeGreaterThan(0);
    expect(shots.every(({action, generator}) => action === 'generate' && generator.startsWith('animatic'))).toBe(true);
  });

  it('renders the started project', async () => {
    // Small and with painted cards: what is tested is that everything is found, not how long the network takes.
    await writeFile(
      project('reshoot.config.ts'),
      "import {defineConfig} from 'reshoot/node';\nexport default defineConfig({generator: 'testcard'});\n",
    );
    const video = await readFile(project('scenes/hello/video.tsx'), 'utf8');
    expect(video).toContain("formats: ['reel']");
    await writeFile(
      project('scenes/hello/video.tsx'),
      video.replace("formats: ['reel']", "formats: [{id: 'tiny', width: 128, height: 224}]"),
    );
    const run = await reshoot('render', '--json');
    expect(run.code, run.stderr).toBe(0);
    const {films} = renderedOf(run);
    expect(films.map(({film}) => film)).toEqual(['out/hello/tiny.mp4']);
    const {video: facts} = await probeFilm(project('out/hello/tiny.mp4'));
    expect(facts).toMatchObject({width: 128, height: 224, nb_read_frames: String(films[0]?.frames.total)});
  });
});
