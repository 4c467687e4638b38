import {cp, mkdir} from 'node:fs/promises';
import path from 'node:path';
import {globSync} from 'tinyglobby';
import {defineConfig} from 'tsdown';

const generators = globSync(['generators/*/index.ts']).map((file) => file.replace(/\.ts$/, ''));

/** The fonts that stand in where a film brings none, with their licences: four styles of three families. */
const copyFonts = async (folder: string): Promise<void> => {
  await mkdir(folder, {recursive: true});
  await cp('src/remotion/fonts/fonts.conf', path.join(folder, 'fonts.conf'));
  for (const family of ['arimo', 'tinos', 'cousine']) {
    const source = path.join('node_modules/@expo-google-fonts', family);
    for (const file of globSync(['{400Regular,400Regular_Italic,700Bold,700Bold_Italic}/*.ttf'], {cwd: source})) {
      await cp(path.join(source, file), path.join(folder, path.basename(file)));
    }
    await cp(path.join(source, 'LICENSE_FONT'), path.join(folder, `${family}-license.txt`));
  }
};

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    entry: 'src/entry.ts',
    node: 'src/node.ts',
    cli: 'src/cli/main.ts',
    remotion: 'src/remotion/config.ts',
    worker: 'src/worker.ts',
    'blend-thread': 'src/render/blend-thread.ts',
    'line-ends-loader': 'src/remotion/line-ends-loader.ts',
    ...Object.fromEntries(generators.map((name) => [name, `${name}.ts`])),
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: true,
  outExtensions: () => ({js: '.js', dts: '.d.ts'}),
  // Weights and fonts are read at run time, beside the code.
  onSuccess: async ({outDir}) => {
    await cp('generators/animatic/model', path.join(outDir, 'generators/animatic/model'), {recursive: true}).catch(() => undefined);
    await copyFonts(path.join(outDir, 'fonts'));
  },
});
