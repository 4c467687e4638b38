import {mkdir, mkdtemp, realpath, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {readBundlerConfig} from '../../src/project/bundler-config.ts';
import {checkFolder} from '../../src/project/check-folder.ts';
import {loadModules} from '../../src/project/module-loader.ts';

describe('modules of a project, in Node', () => {
  let folder: string;
  const write = async (file: string, text: string): Promise<string> => {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), {recursive: true});
    await writeFile(target, text);
    return target;
  };
  const load = async (file: string, variables = {}) => {
    const {aliases} = await readBundlerConfig(folder, variables);
    return loadModules({folder, files: [path.join(folder, file)], code: 'video-invalid', variables, aliases});
  };
  beforeEach(async () => {
    // Vitest cannot import from a folder with # or %; test/rig/moved-projects.test.ts does.
    folder = path.join(await realpath(await mkdtemp(path.join(tmpdir(), 'reshoot-modules-test-'))), 'Client 12 & [ü]');
    await mkdir(folder, {recursive: true});
    await write('package.json', '{"name": "case", "type": "module", "imports": {"#look/*": "./src/look/*"}}');
  });
  afterEach(() => rm(path.dirname(folder), {recursive: true, force: true}));

  it('follow paths of tsconfig.json, imports of package.json, and packages of both kinds', async () => {
    await write('tsconfig.json', '{"compilerOptions": {"paths": {"@/*": ["./src/*"]}}}');
    await write('src/shout.ts', "export const shout = (text: string): string => text + '!';");
    await write('src/look/colour.ts', "export const colour = 'red' as const;");
    await write('node_modules/old/package.json', '{"name": "old", "main": "index.js"}');
    await write('node_modules/old/index.js', "module.exports = Object.assign(() => 1, {named: 'by CommonJS'});");
    await write('node_modules/new/package.json', '{"name": "new", "type": "module", "exports": "./index.js"}');
    await write('node_modules/new/index.js', "export const named = 'by a module';");
    const source =
      "import {shout} from '@/shout'; import {colour} from '#look/colour.ts'; import one, {named} from 'old'; import {named as other} from 'new';\n" +
      "export default [shout('hello'), colour, one(), named, other];";
    await write('scenes/a/video.tsx', source);
    const {exports, files} = await load('scenes/a/video.tsx');
    expect(exports[0]).toEqual(['hello!', 'red', 1, 'by CommonJS', 'by a module']);
    expect(files.map((file) => path.relative(folder, file).replaceAll(path.sep, '/'))).toEqual([
      'scenes/a/video.tsx',
      'src/look/colour.ts',
      'src/shout.ts',
    ]);
  });

  it("follow aliases of the bundler's configuration, and take files of a browser by name", async () => {
    await write('src/theme.ts', "export const accent = 'green';");
    await write('scenes/a/look.scss', 'b { c: d }');
    await write('scenes/a/logo.png', 'pixels');
    await write(
      'remotion.config.ts',
      "import path from 'node:path'; import {Config} from '@remotion/cli/config'; import {reshootEntry} from 'reshoot/remotion';\n" +
        'Config.setEntryPoint(reshootEntry()); Config.setJpegQuality(90);\n' +
        `Config.overrideWebpackConfig((now) => ({...now, resolve: {...now.resolve, alias: {...now.resolve?.alias, '~theme': path.join(${JSON.stringify(folder)}, 'src/theme.ts')}}}));`,
    );
    await write(
      'scenes/a/video.tsx',
      "import {accent} from '~theme'; import './look.scss'; import logo from './logo.png'; export default [accent, logo];",
    );
    expect((await load('scenes/a/video.tsx')).exports[0]).toEqual(['green', '/logo.png']);
  });

  it('know their own place', async () => {
    const file = await write('scenes/a/video.tsx', 'export default [import.meta.url, import.meta.dirname, __filename];');
    expect((await load('scenes/a/video.tsx')).exports[0]).toEqual([pathToFileURL(file).href, path.dirname(file), file]);
  });

  it('read the variables that they are given, and those that were read are known', async () => {
    await write('scenes/a/video.tsx', "export default process.env.REMOTION_BRAND ?? 'nobody';");
    const {exports, readVariables} = await load('scenes/a/video.tsx', {REMOTION_BRAND: 'Acme', OTHER: '1'});
    expect([exports[0], [...readVariables]]).toEqual(['Acme', ['REMOTION_BRAND']]);
  });

  it.each([
    ['does not parse', 'export default (;', 'scenes/a/video.tsx:1'],
    ['imports what is not there', "import './missing.ts'; export default 1;", 'Could not resolve "./missing.ts"'],
    ['throws', "throw new Error('the tram has left');", 'the tram has left'],
  ])('one that %s is named', async (_, source, words) => {
    await write('scenes/a/video.tsx', source);
    await expect(load('scenes/a/video.tsx')).rejects.toThrow(words);
    await expect(load('scenes/a/video.tsx')).rejects.toMatchObject({
      code: 'video-invalid',
      facts: {where: expect.stringContaining('scenes/a/video.tsx')},
    });
  });
});

describe('the path of a project', () => {
  it.each(['/films/What now?', '/films/Sale!/spring'])('%s is refused with the sign and a name that works', (folder) => {
    expect(() => checkFolder(folder)).toThrow('folder-unusable');
  });

  it.each(['/films/Client #12', '/films/100 % [a] {b} & größe 日本'])('%s is fine', (folder) => {
    expect(() => checkFolder(folder)).not.toThrow();
  });
});
