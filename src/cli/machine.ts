import {mkdtemp, readdir, readFile, rm, stat, statfs} from 'node:fs/promises';
import path from 'node:path';
import {ReshootError} from '../core/errors.ts';
import {packageFolder} from '../project/package-folder.ts';
import type {Attempt, MachineFacts} from './diagnosis.ts';

/**
 * Gathers what `doctor` judges, by trying: a program that is there and does not start is no program.
 *
 * @example
 * diagnose(await machineFacts({project: process.cwd(), environment: process.env}))
 */
export const machineFacts = async ({
  project,
  environment,
}: {
  readonly project: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): Promise<MachineFacts> => ({
  nodeVersion: process.versions.node,
  remotion: {expected: await expectedRemotion(), installed: await installedRemotion(project)},
  ffmpeg: await attempt(() => mediaVersion('ffmpeg')),
  ffprobe: await attempt(() => mediaVersion('ffprobe')),
  browser: await attempt(async () => {
    const {findBrowser} = await import('../remotion/browser.ts');
    const {version, source, executable} = await findBrowser({project, environment});
    return `${version.trim()} (${source}: ${executable})`;
  }),
  onnxruntime: await attempt(async () => {
    const {env} = await import('onnxruntime-node');
    return env.versions.node ?? 'loads';
  }),
  store: await attempt(() => writeBesideStore(project)),
  freeDiskInBytes: await freeDisk(project),
});

const attempt = async (work: () => Promise<string>): Promise<Attempt> => {
  try {
    return {state: 'works', detail: await work()};
  } catch (error) {
    if (error instanceof ReshootError) return {state: 'fails', reason: error.facts.found};
    return {state: 'fails', reason: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''};
  }
};

const expectedRemotion = async (): Promise<string> => {
  const manifest: {peerDependencies: Record<string, string>} = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8'));
  return manifest.peerDependencies.remotion ?? '';
};

/** Reads manifests by path instead of asking Node's resolver, which caches and hides packages that export no manifest. */
const installedRemotion = async (project: string): Promise<Record<string, string>> => {
  for (let folder = project; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    const scoped = await readdir(path.join(modules, '@remotion')).catch(() => []);
    const names = ['remotion', ...scoped.map((name) => `@remotion/${name}`)];
    const found = await Promise.all(names.map(async (name) => [name, await versionOf(path.join(modules, name))] as const));
    const installed = found.flatMap(([name, version]) => (version === null ? [] : [[name, version] as const]));
    if (installed.length > 0 || folder === path.dirname(folder)) return Object.fromEntries(installed);
  }
};

const versionOf = async (folder: string): Promise<string | null> => {
  try {
    const manifest: {version: string} = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    return manifest.version;
  } catch {
    return null;
  }
};

const mediaVersion = async (program: 'ffmpeg' | 'ffprobe'): Promise<string> => {
  const {runFfmpeg} = await import('../media/ffmpeg.ts');
  const text = await runFfmpeg(program, ['-version']);
  return /version (\S+)/.exec(text)?.[1] ?? 'starts';
};

/** A file that is written and removed: permission bits do not tell of full or read-only disks. */
const writeBesideStore = async (project: string): Promise<string> => {
  const store = path.join(project, '.reshoot');
  const exists = await stat(store).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const probe = await mkdtemp(path.join(exists ? store : project, '.doctor-'));
  await rm(probe, {recursive: true});
  return exists ? 'writable' : 'will be made in .reshoot';
};

const freeDisk = async (project: string): Promise<number | null> => {
  try {
    const {bavail, bsize} = await statfs(project);
    return bavail * bsize;
  } catch {
    return null;
  }
};
