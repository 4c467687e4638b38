import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {expect, it, onTestFinished} from 'vitest';

const root = path.join(import.meta.dirname, '../..');

/** Names of the rules that Biome, with our configuration, finds broken in a text that stands at `file`. */
const lint = (file: string, text: string): string[] => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'planted-'));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  // The planted folder is no git repository.
  const {vcs: _, $schema: __, ...configuration} = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'));
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify(configuration));
  mkdirSync(path.dirname(path.join(folder, file)), {recursive: true});
  writeFileSync(path.join(folder, file), text);
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const {stdout, stderr} = spawnSync(process.execPath, [biome, 'lint', 'src'], {cwd: folder, encoding: 'utf8'});
  return [...new Set([...(stdout + stderr).matchAll(/lint\/\w+\/(\w+)/g)].map(([, rule]) => rule ?? ''))].sort();
};

it('what decides does no I/O and knows no clock and no process', () => {
  const text = [
    "import {createHash} from 'node:crypto';",
    "import {readFileSync} from 'node:fs';",
    'export const a = [createHash, readFileSync, Date.now(), process.cwd()];',
    '',
  ].join('\n');
  for (const folder of ['core', 'plan', 'check']) {
    expect(lint(`src/${folder}/planted.ts`, text)).toEqual(['noRestrictedGlobals', 'noRestrictedImports']);
  }
  expect(lint('src/store/planted.ts', text)).toEqual([]);
});

it('only the report prints', () => {
  const text = "console.log('a film');\n";
  expect(lint('src/render/planted.ts', text)).toEqual(['noConsole']);
  expect(lint('src/report/planted.ts', text)).toEqual([]);
});

it('nothing is any, nothing is asserted to be there, and nobody takes four parameters', () => {
  const text = 'export const a = (p: any, q: number[], r: string, s: string) => [p, q[0]!, r, s];\n';
  expect(lint('src/scan/planted.ts', text)).toEqual(['noExplicitAny', 'noNonNullAssertion', 'useMaxParams']);
});
