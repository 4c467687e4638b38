import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {parseEnv} from 'node:util';
import type {Finding} from '../core/finding.ts';
import type {Variables} from '../core/read-variables.ts';

/** Which browser draws is no matter of a film, and differs from machine to machine. */
const ofMachine = new Set(['REMOTION_BROWSER']);

/**
 * What `process.env` is for components, in Node and on the page alike. As in Remotion: everything of the project's `.env`, or of `.env.local` where there is none, and of
 * the shell what begins with `REMOTION_`. The shell wins over the file.
 *
 * @example
 * await componentVariables('/films/tram', {REMOTION_ACCENT: '#fff', PATH: '/bin'}) // {REMOTION_BRAND: 'Acme', REMOTION_ACCENT: '#fff'}
 */
export const componentVariables = async (project: string, shell: Readonly<Record<string, string | undefined>>): Promise<Variables> => {
  const file = variablesFile(project);
  const fromFile = file === null ? {} : parseEnv(await readFile(file, 'utf8'));
  const fromShell = Object.entries(shell).filter(([name]) => name.startsWith('REMOTION_') && !ofMachine.has(name));
  const all = [...Object.entries(fromFile), ...fromShell].filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(all);
};

/** Values that are comments: `REMOTION_ACCENT=#00aa00` sets the empty text, to dotenv, to Remotion and here. */
export const emptyVariables = async (project: string): Promise<Finding[]> => {
  const file = variablesFile(project);
  if (file === null) return [];
  const lines = (await readFile(file, 'utf8')).split(/\r\n|\r|\n/);
  return lines.flatMap((line, index): Finding[] => {
    const [, name, comment] = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(#\S.*)$/.exec(line) ?? [];
    if (name === undefined) return [];
    return [
      {
        code: 'variable-empty',
        severity: 'warning',
        where: `${path.basename(file)}, line ${index + 1}`,
        expected: `a value for ${name}`,
        found: 'a comment: what begins with # is no value unless it is quoted',
        fix: `write ${name}="${comment?.trim()}"`,
      },
    ];
  });
};

/** What `process.env` is for `reshoot.config.ts` and `remotion.config.ts`, which never reach a page: everything. */
export const configVariables = (shell: Readonly<Record<string, string | undefined>>, ofComponents: Variables): Variables => {
  const set = Object.entries(shell).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {...ofComponents, ...Object.fromEntries(set)};
};

const variablesFile = (project: string): string | null =>
  ['.env', '.env.local'].map((name) => path.join(project, name)).find(existsSync) ?? null;
