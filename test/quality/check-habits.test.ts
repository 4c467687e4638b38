import {describe, expect, it} from 'vitest';
import {lint} from './planted-tree.ts';

const check = (files: Readonly<Record<string, string>>) => lint('check-habits.mjs', files);

describe('chance and clocks', () => {
  it.each(['Math.random()', 'Date.now()', 'performance.now()'])('%s stays out of what decides', async (call) => {
    for (const folder of ['core', 'plan', 'check', 'report', 'options']) {
      const file = `src/${folder}/a.ts`;
      expect(await check({[file]: `export const a = () => ${call};\n`})).toEqual([`${file}:1 habits/no-chance-no-clock`]);
    }
  });

  it('are read where a run begins', async () => {
    expect(await check({'src/cli/a.ts': 'export const a = () => Date.now();\n'})).toEqual([]);
  });
});

it('an error is never known by its message', async () => {
  const files = {'src/store/a.ts': "export const a = (e: Error) => e.message.includes('ENOENT');\n"};
  expect(await check(files)).toEqual(['src/store/a.ts:1 habits/catch-by-code']);
});

describe('something left to do', () => {
  // Put together here, so that this file holds none itself.
  const mark = ['TO', 'DO'].join('');

  it('names its issue', async () => {
    expect(await check({'src/core/a.ts': `// ${mark}: later\n`})).toEqual(['src/core/a.ts:1 habits/todo-names-an-issue']);
    expect(await check({'src/core/a.ts': `// ${mark} #12: farm\n`})).toEqual([]);
  });
});
