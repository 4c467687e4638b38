import {cp} from 'node:fs/promises';
import {defineConfig} from 'tsdown';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    entry: 'src/entry.ts',
    node: 'src/node.ts',
    cli: 'src/cli/main.ts',
    remotion: 'src/remotion/config.ts',
    'generators/animatic/index': 'generators/animatic/index.ts',
    'generators/testcard/index': 'generators/testcard/index.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: true,
  outExtensions: () => ({js: '.js', dts: '.d.ts'}),
  // Weights and help pages are read at run time, beside the code.
  onSuccess: async () => {
    await cp('generators/animatic/model', 'dist/generators/animatic/model', {recursive: true, force: true}).catch(() => undefined);
    await cp('src/core/error-pages', 'dist/error-pages', {recursive: true, force: true}).catch(() => undefined);
  },
});
