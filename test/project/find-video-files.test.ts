import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {findVideoFiles} from '../../src/project/find-video-files.ts';

let project = '';
beforeEach(async () => {
  project = await mkdtemp(path.join(tmpdir(), 'reshoot-videos-'));
});
afterEach(() => rm(project, {recursive: true, force: true}));

const add = async (...parts: string[]): Promise<string> => {
  const file = path.join(project, ...parts, 'video.tsx');
  await mkdir(path.dirname(file), {recursive: true});
  await writeFile(file, '');
  return file;
};

it.each(['scenes', 'films [2024]', 'films {a,b}', '!films', '(films)', '#1', '50%', './nested/films'])(
  'videos are found in %s',
  async (scenes) => {
    const files = [await add(scenes, 'a'), await add(scenes, 'Client #12 [b]')];
    await mkdir(path.join(project, scenes, 'empty'));
    await add(scenes, '.trash');
    expect(await findVideoFiles(project, scenes)).toEqual(files.sort());
  },
);

it('a folder that is not there has none', async () => {
  expect(await findVideoFiles(project, 'scenes')).toEqual([]);
});
