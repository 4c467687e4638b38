import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {onTestFinished} from 'vitest';

interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly found: string;
  readonly fix: string;
}

type Check = (root: string) => readonly Violation[];

/** What a lint script has to say about a tree that consists of these files, as `file:line rule`. */
export const lint = async (script: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await violations(script, files)).map(({file, line, rule}) => `${file}:${line} ${rule}`);

/** The same with all that is said. */
export const violations = async (script: string, files: Readonly<Record<string, string>>): Promise<readonly Violation[]> => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'planted-'));
  onTestFinished(() => rmSync(root, {recursive: true}));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), {recursive: true});
    writeFileSync(path.join(root, file), text);
  }
  const url = pathToFileURL(path.join(import.meta.dirname, '../../scripts', script)).href;
  // The scripts are plain JavaScript, for they run before anything is built; this is the shape they all have.
  const {check} = (await import(url)) as {check: Check};
  return check(root);
};
