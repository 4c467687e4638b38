import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {runCommandLine} from '../../src/cli/run.ts';
import {copyTemplate} from '../../src/cli/template.ts';
import {fakeShell} from './fake-shell.ts';

let work = '';
let templates = '';

beforeEach(async () => {
  work = await mkdtemp(path.join(os.tmpdir(), 'template-'));
  templates = path.join(work, 'templates');
  await mkdir(path.join(templates, 'reel/scenes/first'), {recursive: true});
  await mkdir(path.join(templates, 'ad/node_modules/left-over'), {recursive: true});
  await writeFile(path.join(templates, 'reel/_gitignore'), 'out/\n');
  await writeFile(path.join(templates, 'reel/_gitattributes'), '* text=auto eol=lf\n');
  await writeFile(path.join(templates, 'reel/scenes/first/video.tsx'), 'export default 1;\n');
  await writeFile(path.join(templates, 'ad/package.json'), '{}\n');
});

afterEach(() => rm(work, {recursive: true}));

const init = (line: string) =>
  fakeShell(line, {shell: {project: work}, work: {copyTemplate: (name, folder) => copyTemplate({templates, name, folder})}});

it('a new folder gets the files of the template, dotfiles under their own names', async () => {
  const shell = init('init reel films/my-first');
  expect(await runCommandLine(shell)).toBe(0);
  expect(await readFile(path.join(work, 'films/my-first/.gitignore'), 'utf8')).toBe('out/\n');
  expect(await readFile(path.join(work, 'films/my-first/.gitattributes'), 'utf8')).toBe('* text=auto eol=lf\n');
  expect(await readdir(path.join(work, 'films'))).toEqual(['my-first']);
  expect(shell.stdout.lines().slice(0, 4)).toEqual([
    '3 files of the template reel are in films/my-first',
    '',
    'next:',
    '  cd films/my-first',
  ]);
});

it('an empty folder that somebody stands in is filled, not replaced', async () => {
  const folder = path.join(work, 'empty');
  await mkdir(folder);
  const shell = {...init('init reel .'), project: folder};
  expect(await runCommandLine(shell)).toBe(0);
  expect((await readdir(folder)).sort()).toEqual(['.gitattributes', '.gitignore', 'scenes']);
  expect(shell.stdout.text()).not.toContain('cd .');
});

it('what a template that was tried in place left behind is not copied', async () => {
  expect(await runCommandLine(init('init ad'))).toBe(0);
  expect(await readdir(path.join(work, 'ad'))).toEqual(['package.json']);
});

it('nothing is ever written over', async () => {
  await mkdir(path.join(work, 'full'));
  await writeFile(path.join(work, 'full/notes.txt'), 'mine');
  const shell = init('init reel full');
  expect(await runCommandLine(shell)).toBe(2);
  expect(shell.stderr.text()).toContain('is not empty (it has notes.txt)');
  expect(await readdir(path.join(work, 'full'))).toEqual(['notes.txt']);
});

it('an unknown template names those that there are', async () => {
  const shell = init('init reels');
  expect(await runCommandLine(shell)).toBe(2);
  expect(shell.stderr.text()).toContain('one of the templates ad, reel');
});

it('a folder that no bundler could read is refused before anything is written', async () => {
  const shell = init('init reel films/Sale!');
  expect(await runCommandLine(shell)).toBe(2);
  expect(shell.stderr.text()).toContain('"!" in "Sale!"');
  expect(await readdir(work)).toEqual(['templates']);
});
