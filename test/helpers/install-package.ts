import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cp, mkdir, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {promisify} from 'node:util';
import {globSync} from 'tinyglobby';
import {processTag} from '../../src/store/process-tag.ts';

export const repository = path.resolve(import.meta.dirname, '../..');

/** npm itself, by Node, so that no shell and no `.cmd` is needed. */
const npm = path.join(
  path.dirname(process.execPath),
  ...(process.platform === 'win32' ? [] : ['..', 'lib']),
  'node_modules/npm/bin/npm-cli.js',
);

/**
 * Packs the sources as they are now, as `npm publish` would, once for each state of them.
 *
 * @returns the tarball, and the version that is written into it: a bundler takes a package of one version for one content.
 */
export const packPackage = async (folder: string): Promise<{readonly tarball: string; readonly version: string}> => {
  const version = `0.0.0-${await digestOfSources()}`;
  const tarball = path.join(folder, `reshoot-${version}.tgz`);
  if ((await readdir(folder)).includes(path.basename(tarball))) return {tarball, version};
  const older = (await readdir(folder)).filter((name) => /^reshoot-.*\.tgz$/.test(name));
  await Promise.all(older.map((name) => rm(path.join(folder, name), {force: true})));
  const staging = path.join(folder, `${processTag()}-staging`);
  try {
    await mkdir(staging, {recursive: true});
    await run([path.join(repository, 'node_modules/tsdown/dist/run.mjs'), '--silent', '--out-dir', path.join(staging, 'dist')], repository);
    const manifest = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as {readonly files: readonly string[]};
    for (const part of ['README.md', 'LICENSE', ...manifest.files.filter((name) => name !== 'dist')]) {
      await cp(path.join(repository, part), path.join(staging, part), {recursive: true});
    }
    await writeFile(path.join(staging, 'package.json'), JSON.stringify({...manifest, version}, null, 2));
    // Named with the version, it is there only when it is whole.
    await run([npm, 'pack', '--ignore-scripts', '--pack-destination', folder], staging);
    return {tarball, version};
  } finally {
    await rm(staging, {recursive: true, force: true});
  }
};

/** Unpacks the tarball into the `node_modules` of a project, with everything else that npm would install beside it, unless it is there already. */
export const installPackage = async (
  project: string,
  {tarball, version}: {readonly tarball: string; readonly version: string},
): Promise<string> => {
  const modules = path.join(project, 'node_modules');
  const installed = path.join(modules, 'reshoot');
  const mark = path.join(modules, '.installed');
  if ((await readFile(mark, 'utf8').catch(() => '')) === version) return installed;
  await rm(installed, {recursive: true, force: true, maxRetries: 5});
  await mkdir(installed, {recursive: true});
  // With times of now: npm packs files with one and the same time, and bundlers' caches would take another version for the last one where packages are links.
  await promisify(execFile)('tar', ['-xzmf', tarball, '-C', installed, '--strip-components=1']);
  await linkDependencies(modules);
  await writeFile(mark, version);
  return installed;
};

/** As links: the registry's own part is not what is tested. */
const linkDependencies = async (modules: string): Promise<void> => {
  const source = path.join(repository, 'node_modules');
  for (const name of await readdir(source)) {
    if (name.startsWith('.')) continue;
    const names = name.startsWith('@') ? (await readdir(path.join(source, name))).map((inner) => `${name}/${inner}`) : [name];
    if (name.startsWith('@')) await mkdir(path.join(modules, name), {recursive: true});
    for (const each of names) {
      await rm(path.join(modules, each), {force: true});
      await symlink(path.join(source, each), path.join(modules, each), 'junction');
    }
  }
};

const digestOfSources = async (): Promise<string> => {
  const patterns = [
    'src/**/*',
    'generators/**/*',
    'templates/**/*',
    'bin/*',
    'package.json',
    'tsdown.config.ts',
    'README.md',
    'CHANGELOG.md',
  ];
  const sources = globSync(patterns, {cwd: repository, dot: true}).sort();
  const hash = createHash('sha256');
  for (const file of sources) hash.update(file).update(await readFile(path.join(repository, file)));
  return hash.digest('hex').slice(0, 16);
};

const run = (words: readonly string[], cwd: string) => promisify(execFile)(process.execPath, [...words], {cwd, maxBuffer: 1 << 26});
