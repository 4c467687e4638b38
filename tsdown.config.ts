import {cp} from 'node:fs/promises';
import {globSync} from 'tinyglobby';
import {defineConfig} from 'tsdown';

const generators = globSync(['generators/*/index.ts']).map((file) => file.replace(/\.ts$/, ''));

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    entry: 'src/entry.ts',
    node: 'src/node.ts',
    cli: 'src/cli/main.ts',
    remotion: 'src/remotion/config.ts',
    'blend-thread': 'src/render/blend-thread.ts',
    ...Object.fromEntries(generators.map((name) => [name, `${name}.ts`])),
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: true,
  outExtensions: () => ({js: '.js', dts: '.d.ts'}),
  // Weights are read at run time, beside the code.
  onSuccess: async () => {
    await cp('generators/animatic/model', 'dist/generators/animatic/model', {recursive: true, force: true}).catch(() => undefined);
  },
});
