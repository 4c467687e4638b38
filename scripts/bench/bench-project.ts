import {execFile} from 'node:child_process';
import {copyFile, cp, mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {promisify} from 'node:util';
import {findBrowser} from '../../src/remotion/browser.ts';
import {repository, takeSlot} from '../../test/helpers/slot.ts';
import {rowsText, videoText} from './film.ts';

/** A project with the film that is measured, beside an installed package. */
export interface BenchProject {
  readonly folder: string;
  /** Path of the installed command. */
  readonly command: string;
  /** Folder of the video. */
  readonly scene: string;
  /** Path of the film that is made. */
  readonly film: string;
  /** The browser's path. */
  readonly browser: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Runs Node with these words and hands back what it wrote. */
  readonly node: (words: readonly string[]) => Promise<string>;
  /** Runs the command. */
  readonly run: (...words: string[]) => Promise<string>;
  readonly release: () => Promise<void>;
}

/** Opens the project; takes are test cards, so that generation does not hide the rest. */
export const openBenchProject = async (size: {readonly shots: number; readonly minutes?: number}): Promise<BenchProject> => {
  const slot = await takeSlot();
  const folder = slot.project;
  const {executable} = await findBrowser({project: repository, environment: process.env});
  const scene = path.join(folder, 'scenes', 'tram');
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({name: 'bench', private: true, type: 'module'}));
  await writeFile(path.join(folder, 'reshoot.config.ts'), "export default {generator: 'testcard'};\n");
  await cp(path.join(repository, 'tsconfig.json'), path.join(folder, 'tsconfig.json'));
  await mkdir(scene, {recursive: true});
  await copyFile(path.join(repository, 'scenes', 'fox-tale', 'bed.mp3'), path.join(scene, 'bed.mp3'));
  await writeFile(path.join(scene, 'video.tsx'), videoText(size.shots, size.minutes));
  await writeFile(path.join(scene, 'rows.json'), rowsText(['early']));
  const command = path.join(slot.package, 'bin', 'reshoot.js');
  const environment = {...process.env, REMOTION_BROWSER: executable};
  const node = async (words: readonly string[]): Promise<string> => {
    const {stdout} = await promisify(execFile)(process.execPath, [...words], {cwd: folder, env: environment, maxBuffer: 1e9});
    return stdout;
  };
  return {
    folder,
    command,
    scene,
    film: path.join(folder, 'out', 'tram', 'early', 'reel.mp4'),
    browser: executable,
    environment,
    node,
    run: (...words) => node([command, ...words]),
    release: slot.release,
  };
};
