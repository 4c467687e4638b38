import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {areSame, readVariables} from '../../src/core/read-variables.ts';
import {componentVariables, configVariables, emptyVariables} from '../../src/project/environment.ts';

describe('the environment of components', () => {
  let project: string;
  beforeEach(async () => {
    project = await mkdtemp(path.join(tmpdir(), 'reshoot-env-'));
  });
  afterEach(() => rm(project, {recursive: true, force: true}));

  it('is the file and what the shell has of REMOTION_, which wins', async () => {
    await writeFile(path.join(project, '.env'), 'REMOTION_BRAND=Acme Coffee\r\nREMOTION_ACCENT="#00aa00"\r\nKEY=from-file\r\n');
    await writeFile(path.join(project, '.env.local'), 'REMOTION_BRAND=never read beside .env\n');
    const shell = {REMOTION_ACCENT: '#fff', REMOTION_BROWSER: '/usr/bin/chrome', PATH: '/bin', KEY: 'from-shell'};
    const variables = await componentVariables(project, shell);
    expect(variables).toEqual({REMOTION_BRAND: 'Acme Coffee', REMOTION_ACCENT: '#fff', KEY: 'from-file'});
    expect(configVariables(shell, variables)).toMatchObject({REMOTION_BRAND: 'Acme Coffee', PATH: '/bin', KEY: 'from-shell'});
  });

  it('is .env.local where there is no .env', async () => {
    await writeFile(path.join(project, '.env.local'), 'REMOTION_BRAND=Local\n');
    expect(await componentVariables(project, {})).toEqual({REMOTION_BRAND: 'Local'});
  });

  it('names a value that is a comment, with what to write', async () => {
    await writeFile(path.join(project, '.env'), 'A=1\nREMOTION_ACCENT=#00aa00\n# a comment\nB="#fff" # fine\n');
    expect(await emptyVariables(project)).toMatchObject([
      {code: 'variable-empty', where: '.env, line 2', fix: 'write REMOTION_ACCENT="#00aa00"'},
    ]);
  });

  it('is remembered by digests of what was read, and changes with any of it', () => {
    const read = readVariables(['SECRET', 'MISSING'], {SECRET: 'do-not-print', OTHER: '1'});
    expect(JSON.stringify(read)).not.toContain('do-not-print');
    expect(areSame(read, {SECRET: 'do-not-print', OTHER: '2'})).toBe(true);
    expect(areSame(read, {SECRET: 'changed'})).toBe(false);
    expect(areSame(read, {SECRET: 'do-not-print', MISSING: 'now set'})).toBe(false);
  });
});
