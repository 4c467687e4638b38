import {expect, it} from 'vitest';
import {lint} from './planted-tree.ts';

const tsconfig = JSON.stringify({
  compilerOptions: {
    module: 'preserve',
    moduleResolution: 'bundler',
    strict: true,
    types: [],
    allowImportingTsExtensions: true,
    noEmit: true,
  },
});

const index = "export {double} from './double.ts';\n";
const documented = (...example: readonly string[]) =>
  [
    '/**',
    ' * Twice.',
    ' *',
    ' * @example',
    ...example.map((line) => ` * ${line}`),
    ' */',
    'export const double = (n: number): number => 2 * n;',
    '',
  ].join('\n');

const check = (files: Readonly<Record<string, string>>) =>
  lint('check-examples.mjs', {'tsconfig.json': tsconfig, 'src/index.ts': index, ...files});

it('an example that compiles is fine, with names that its reader is thought to have', async () => {
  expect(await check({'src/double.ts': documented('double(2) // 4', 'double(amount)')})).toEqual([]);
});

it('an example that does not compile is told at its own line', async () => {
  expect(await check({'src/double.ts': documented('double(2)', "double('two')")})).toEqual(['src/double.ts:6 examples/compile']);
});

it("the package's own API may not be sketched, the inside may", async () => {
  const sketch = documented('double(…)');
  expect(await check({'src/double.ts': sketch, 'src/inside.ts': sketch})).toContain('src/double.ts:5 examples/compile');
  expect(await check({'src/double.ts': documented('double(1)'), 'src/inside.ts': sketch})).toEqual([]);
});

it('a block of the README is a module as it stands', async () => {
  const files = {'src/double.ts': documented('double(1)')};
  const readme = (code: string) => `# Title\n\n\`\`\`ts\n${code}\n\`\`\`\n\n\`\`\`sh\nnpx reshoot\n\`\`\`\n`;
  expect(await check({...files, 'README.md': readme("import {double} from './src/index.ts';\ndouble(2);")})).toEqual([]);
  expect(await check({...files, 'README.md': readme('double(2);')})).toEqual(['README.md:4 examples/compile']);
});
