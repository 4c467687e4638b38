import {expect, it} from 'vitest';
import {lint, violations} from './planted-tree.ts';

const check = (files: Readonly<Record<string, string>>) => lint('check-files.mjs', files);

it.each([
  ['src/core/utils.ts', 'src/core/utils.ts'],
  ['src/helpers/frame.ts', 'src/helpers'],
  ['src/store/disk-store-helpers.ts', 'src/store/disk-store-helpers.ts'],
  ['src/store/cache-manager.ts', 'src/store/cache-manager.ts'],
  ['src/scan/scanV2.ts', 'src/scan/scanV2.ts'],
  ['generators/common/index.ts', 'generators/common'],
])('%s names no concept', async (file, named) => {
  expect(await check({[file]: ''})).toEqual([`${named}:1 files/name-a-concept`]);
});

it('test/helpers is clear where it stands', async () => {
  expect(await check({'test/helpers/project.ts': ''})).toEqual([]);
});

it.each([
  ['src/core/frameRange.ts', 'src/core/frameRange.ts'],
  ['src/core/Frame.ts', 'src/core/Frame.ts'],
  ['src/core/frame_range.ts', 'src/core/frame_range.ts'],
  ['src/ScenePlan/read.ts', 'src/ScenePlan'],
])('%s is not kebab-case', async (file, named) => {
  expect(await check({[file]: ''})).toEqual([`${named}:1 files/kebab-case`]);
});

it.each(['src/core/frame-range.ts', 'test/core/frame-range.test.ts', 'src/core/assets.d.ts', 'src/components/shot.tsx'])(
  '%s is',
  async (file) => {
    expect(await check({[file]: ''})).toEqual([]);
  },
);

it('a file ends at 300 lines, a test at 500', async () => {
  const lines = (count: number) => '// a line\n'.repeat(count);
  expect(await check({'src/core/a.ts': lines(300), 'test/core/a.test.ts': lines(500)})).toEqual([]);
  expect(await check({'src/core/a.ts': lines(301), 'test/core/a.test.ts': lines(501)})).toEqual([
    'src/core/a.ts:301 files/length',
    'test/core/a.test.ts:501 files/length',
  ]);
});

it('every violation says what was found and what to do', async () => {
  expect(await violations('check-files.mjs', {'src/core/utils.ts': ''})).toEqual([
    {
      rule: 'files/name-a-concept',
      file: 'src/core/utils.ts',
      line: 1,
      found: "'utils' in 'utils.ts'",
      fix: 'name the file by the concept it holds: fingerprint.ts, frame-range.ts',
    },
  ]);
});
