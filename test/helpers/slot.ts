import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {promisify} from 'node:util';
import {globSync} from 'tinyglobby';

export const repository = path.resolve(import.meta.dirname, '../..');

/** A folder for one project at a time, beside a `node_modules/reshoot` as npm would install it. */
export interface Slot {
  /** Empty but for the bundler's cache. */
  readonly project: string;
  /** The installed package. */
  readonly package: string;
  readonly release: () => Promise<void>;
}

/**
 * Takes a free slot, with the package built from the sources as they are now.
 *
 * Slots lie inside the repository, in a folder that git ignores: everything else is found in the repository's own `node_modules`, without links,
 * on any platform, and the repository's `dist` is not touched. Their paths stay the same from run to run so that the bundler's cache holds, which
 * makes a first bundle a matter of seconds.
 */
export const takeSlot = async (): Promise<Slot> => {
  const slots = path.join(repository, '.reshoot', 'rig');
  await mkdir(slots, {recursive: true});
  for (let number = 0; ; number++) {
    const folder = path.join(slots, `slot-${number}`);
    const mark = `${folder}.taken`;
    if (!(await claim(mark))) continue;
    const project = path.join(folder, 'project');
    await mkdir(project, {recursive: true});
    await emptyBut(project, 'node_modules');
    return {
      project,
      package: await install(folder),
      release: async () => {
        await emptyBut(project, 'node_modules');
        await rm(mark, {force: true});
      },
    };
  }
};

/** Whether the slot was free, or held by a process that is gone. */
const claim = async (mark: string): Promise<boolean> => {
  const holder = Number(await readFile(mark, 'utf8').catch(() => 0));
  if (holder !== 0 && holder !== process.pid && !isAlive(holder)) await rm(mark, {force: true});
  return writeFile(mark, String(process.pid), {flag: 'wx'}).then(
    () => true,
    () => false,
  );
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const emptyBut = async (folder: string, kept: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (name !== kept) await rm(path.join(folder, name), {recursive: true, force: true, maxRetries: 5});
  }
};

const install = async (folder: string): Promise<string> => {
  const installed = path.join(folder, 'node_modules', 'reshoot');
  const version = `0.0.0-${await digestOfSources()}`;
  const there = await readFile(path.join(installed, 'package.json'), 'utf8').catch(() => '{}');
  if ((JSON.parse(there) as {version?: string}).version === version) return installed;
  await rm(installed, {recursive: true, force: true, maxRetries: 5});
  await mkdir(installed, {recursive: true});
  await promisify(execFile)(
    process.execPath,
    ['node_modules/tsdown/dist/run.mjs', '--silent', '--no-dts', '--out-dir', path.join(installed, 'dist')],
    {cwd: repository},
  );
  for (const part of ['bin', 'src/core/error-pages']) await cp(path.join(repository, part), path.join(installed, part), {recursive: true});
  const manifest = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as object;
  // The bundler takes a package of one version for one content. Written last: a half-made copy has no manifest.
  await writeFile(path.join(installed, 'package.json'), JSON.stringify({...manifest, version}, null, 2));
  return installed;
};

const digestOfSources = async (): Promise<string> => {
  const sources = globSync(['src/**/*.ts*', 'generators/**/*.ts', 'bin/*', 'package.json', 'tsdown.config.ts'], {cwd: repository}).sort();
  const hash = createHash('sha256');
  for (const file of sources) hash.update(file).update(await readFile(path.join(repository, file)));
  return hash.digest('hex').slice(0, 16);
};
