import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import path from 'node:path';

/**
 * The files of a project's videos, absolute, in order. No pattern is made of the folder's name, which may have signs that mean something in one.
 *
 * @param scenes folder with one folder per video, from the project's.
 */
export const findVideoFiles = async (project: string, scenes: string): Promise<string[]> => {
  const folder = path.resolve(project, scenes);
  const names = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.'));
  return names
    .map((name) => path.join(folder, name, 'video.tsx'))
    .filter(existsSync)
    .sort();
};
