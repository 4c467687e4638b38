import {describe, expect, it} from 'vitest';
import {lint, violations} from './planted-tree.ts';

const imports = (specifier: string) => `import {x} from '${specifier}';\nexport const y = x;\n`;
const x = 'export const x = 1;\n';
const check = (files: Readonly<Record<string, string>>) => lint('check-imports.mjs', files);

describe('the direction of imports', () => {
  it.each([
    ['src/render/a.ts', '../scan/b.ts', 'src/scan/b.ts'],
    ['src/core/a.ts', '../store/b.ts', 'src/store/b.ts'],
    ['src/store/a.ts', '../render/b.ts', 'src/render/b.ts'],
    ['src/pipeline.ts', './cli/b.ts', 'src/cli/b.ts'],
    ['src/report/a.ts', '../cli/b.ts', 'src/cli/b.ts'],
    ['src/components/a.tsx', '../store/b.ts', 'src/store/b.ts'],
    ['src/generate/a.ts', '../../generators/b/index.ts', 'generators/b/index.ts'],
    ['generators/a/index.ts', '../../src/store/b.ts', 'src/store/b.ts'],
  ])('%s may not import %s', async (file, specifier, target) => {
    expect(await check({[file]: imports(specifier), [target]: x})).toEqual([`${file}:1 imports/direction`]);
  });

  it.each([
    ['src/render/a.ts', '../store/b.ts', 'src/store/b.ts'],
    ['src/render/a.ts', '../media/b.ts', 'src/media/b.ts'],
    ['src/pipeline.ts', './scan/b.ts', 'src/scan/b.ts'],
    ['generators/a/index.ts', '../../src/core/b.ts', 'src/core/b.ts'],
    ['src/scan/a.ts', './b.ts', 'src/scan/b.ts'],
  ])('%s may import %s', async (file, specifier, target) => {
    expect(await check({[file]: imports(specifier), [target]: x})).toEqual([]);
  });

  it('holds for types, re-exports and lazy imports too', async () => {
    const files = {
      'src/core/a.ts':
        "import type {x} from '../store/b.ts';\nexport * from '../store/b.ts';\nexport const y = () => import('../store/b.ts');\n",
      'src/store/b.ts': x,
    };
    expect(await check(files)).toEqual([1, 2, 3].map((line) => `src/core/a.ts:${line} imports/direction`));
  });

  it('wants a place for every new folder', async () => {
    expect(await check({'src/magic/a.ts': imports('../core/b.ts'), 'src/core/b.ts': x})).toEqual(['src/magic/a.ts:1 imports/unknown-part']);
  });
});

it('generators do not import each other', async () => {
  const files = {'generators/a/index.ts': imports('../b/index.ts'), 'generators/b/index.ts': x};
  expect(await check(files)).toEqual(['generators/a/index.ts:1 imports/generators-stand-alone']);
});

it('an import of a file that there is not is named', async () => {
  expect(await check({'src/core/a.ts': imports('./b.ts')})).toEqual(['src/core/a.ts:1 imports/exists']);
});

it('a cycle is told once, with its whole way round', async () => {
  const found = await violations('check-imports.mjs', {
    'src/core/a.ts': imports('./b.ts'),
    'src/core/b.ts': imports('./c.ts'),
    'src/core/c.ts': imports('./a.ts'),
  });
  expect(found).toMatchObject([
    {rule: 'imports/no-cycles', file: 'src/core/c.ts', found: 'src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts'},
  ]);
});

it('types may not go round either', async () => {
  const files = {'src/core/a.ts': imports('./b.ts'), 'src/core/b.ts': "import type {y} from './a.ts';\nexport const x: typeof y = 1;\n"};
  expect(await check(files)).toEqual(['src/core/b.ts:1 imports/no-cycles']);
});

it("only src/remotion speaks to Remotion's machinery, but its types may be named anywhere", async () => {
  const renderer = "import {x} from '@remotion/renderer';\nexport const y = x;\n";
  expect(await check({'src/render/a.ts': renderer})).toEqual(['src/render/a.ts:1 imports/remotion-machinery']);
  expect(await check({'src/remotion/a.ts': renderer})).toEqual([]);
  expect(await check({'src/render/a.ts': "import type {x} from '@remotion/renderer';\nexport type Y = x;\n"})).toEqual([]);
});
