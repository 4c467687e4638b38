import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {describe, expect, it} from 'vitest';

const core = path.join(import.meta.dirname, '../../src/core');
const pages = path.join(core, 'error-pages');

/** The members of the union, read from its source: at run time a type is gone. */
const codes = (() => {
  const source = ts.createSourceFile('errors.ts', readFileSync(path.join(core, 'errors.ts'), 'utf8'), ts.ScriptTarget.Latest);
  const union = source.statements.find((node) => ts.isTypeAliasDeclaration(node) && node.name.text === 'ErrorCode');
  if (!union || !ts.isTypeAliasDeclaration(union) || !ts.isUnionTypeNode(union.type)) throw new TypeError('ErrorCode is no union');
  return union.type.types.map((member) => {
    if (ts.isLiteralTypeNode(member) && ts.isStringLiteral(member.literal)) return member.literal.text;
    throw new TypeError('ErrorCode has a member that is no string');
  });
})();

it('every code has its page and every page its code', () => {
  const written = readdirSync(pages).map((page) => page.replace(/\.md$/, ''));
  expect(written.sort()).toEqual([...codes].sort());
});

describe.each(codes)('the page %s', (code) => {
  const text = readFileSync(path.join(pages, `${code}.md`), 'utf8');

  it('begins with its code, has a wrong and a correct block, a reason and something to type', () => {
    expect(text.startsWith(`# ${code}\n`)).toBe(true);
    const marks = ['**Wrong**', '**Correct**', '**Why.**', '**What to type.**'].map((mark) => text.indexOf(mark));
    expect(marks).not.toContain(-1);
    expect(marks).toEqual(marks.toSorted((a, b) => a - b));
    expect(text.match(/^```\w+$/gm)).toHaveLength(2);
  });

  it('fits on a screen', () => {
    expect(text.split('\n').length).toBeLessThan(50);
  });

  it('names no command that does not work yet', () => {
    const commands = [...text.matchAll(/npx reshoot ([a-z]+)/g)].map(([, command]) => command);
    expect(
      commands.filter(
        (command) => !['init', 'plan', 'generate', 'render', 'work', 'cache', 'transcribe', 'doctor'].includes(command ?? ''),
      ),
    ).toEqual([]);
  });
});
