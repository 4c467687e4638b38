import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, realpath, rename, rm, stat} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import type {bundle as bundleByRemotion} from '@remotion/bundler';
import {glob} from 'tinyglobby';
import type {Digest} from '../core/brand.ts';
import {digestOfJson} from '../core/digest.ts';
import {ReshootError} from '../core/errors.ts';
import {areSame, type ReadVariables, readVariables, type Variables} from '../core/read-variables.ts';
import {type BundlerConfig, type BundlerConfiguration, type Override, readBundlerConfig} from '../project/bundler-config.ts';
import type {FileDigests} from '../project/file-digests.ts';
import {areAsNoted, type Links, noteLinks} from '../project/links.ts';
import {packageFolder} from '../project/package-folder.ts';
import {relative} from '../project/relative.ts';
import {halfOf, replaceText} from '../project/replace-file.ts';
import {bundleFailure} from './bundle-failure.ts';
import {finishScripts} from './finish-scripts.ts';

/** The project's videos, bundled for the browser. */
export interface Bundle {
  readonly folder: string;
  /** Of what was bundled: equal digests draw equal pixels from equal props. */
  readonly digest: Digest;
}

interface Manifest {
  readonly tool: Digest;
  readonly entry: Digest;
  readonly digest: Digest;
  /**
   * Every file the bundler read, from the project's folder, so that a copied project asks for its own files; null: it looked there and found nothing,
   * which must stay so.
   */
  readonly inputs: {readonly [file: string]: Digest | null};
  readonly links: Links;
  /** What the configuration of the bundler has read of `process.env`. */
  readonly variables: ReadVariables;
}

export interface BundleRequest {
  /** Absolute folder. */
  readonly project: string;
  readonly entryFile: string;
  readonly entry: Digest;
  readonly tool: Digest;
  readonly digests: FileDigests;
  /** What `process.env` is for the project's configurations. */
  readonly variables: Variables;
}

/**
 * The bundle of last time, as long as every file that the bundler read has the same bytes, and none has appeared where it looked in vain; null
 * otherwise. `public/` is no part of a bundle (`site.ts` serves it beside one), so that new takes need no new bundle.
 */
export const currentBundle = async ({project, entry, tool, digests, variables}: BundleRequest): Promise<Bundle | null> => {
  const bundles = bundlesOf(project);
  const known = await readManifest(path.join(bundles, manifestName));
  if (known === null || known.entry !== entry || known.tool !== tool || !areSame(known.variables, variables)) return null;
  if (!(await isUnchanged(known, project, digests))) return null;
  const folder = path.join(bundles, nameOf(known.digest));
  return (await isWhole(folder, known.digest, digests)) ? {folder, digest: known.digest} : null;
};

const bundlesOf = (project: string): string => path.join(project, '.reshoot', 'bundles');

const manifestName = 'current.json';

/** Bundles the entry. The bundle is kept under its digest, with the digests of everything that was read for it. */
export const makeBundle = async (request: BundleRequest & {readonly onProgress: (share: number) => void}): Promise<Bundle> => {
  const {project, entryFile, entry, tool, digests} = request;
  const bundles = bundlesOf(project);
  const graph = new ModuleGraph();
  const temporary = halfOf(path.join(bundles, 'bundle'));
  await rm(temporary, {recursive: true, force: true});
  await mkdir(bundles, {recursive: true});
  const publicFolder = path.join(project, 'public');
  await mkdir(publicFolder, {recursive: true});
  const config = await readBundlerConfig(project, request.variables);
  // Imported when it is needed: an unchanged project never is bundled, and loading two bundlers takes as long as reading it.
  const {bundle} = await import('@remotion/bundler');
  await bundle({
    entryPoint: entryFile,
    rootDir: project,
    outDir: temporary,
    publicDir: publicFolder,
    symlinkPublicDir: true,
    ignoreRegisterRootWarning: true,
    onProgress: (percent) => request.onProgress(percent / 100),
    ...bundlerOf(config, (configuration) => ({
      ...configuration,
      // Modules stay apart: joining them costs a quarter of the time, and nobody downloads this bundle.
      optimization: {...asObject(configuration['optimization']), concatenateModules: false},
      // Source maps are not needed here: `npx remotion studio` has a bundle of its own.
      devtool: false,
      resolve: {...configuration.resolve, alias: {...configuration.resolve?.alias, [studioFile()]: false}},
      plugins: [...asList(configuration['plugins']), graph],
      module: withLineEndsRule(asObject(configuration['module'])),
    })),
  }).catch((cause: unknown) => {
    throw bundleFailure(cause, project);
  });
  if ((await digests.of(entryFile)) !== entry) throw entryReplaced(entryFile);
  await finishScripts(temporary);
  await rm(path.join(temporary, 'public'), {recursive: true, force: true});
  const digest = await digestOfBundle(temporary, digests);
  const folder = path.join(bundles, nameOf(digest));
  await rename(temporary, folder).catch(async (error: unknown) => {
    // The same bundle is there already, from another run or another process.
    if (!existsSync(folder)) throw error;
    if (await isWhole(folder, digest, digests)) return rm(temporary, {recursive: true, force: true});
    await rm(folder, {recursive: true, force: true});
    await rename(temporary, folder);
  });
  const place = await realpath(project);
  const states = await digests.ofAll([...graph.files(place), ...config.files]);
  const inputs = Object.fromEntries([...states].map(([file, state]) => [relative(place, file), state]));
  const links = await noteLinks(
    project,
    [...states].flatMap(([file, state]) => (state === null ? [] : [file])),
  );
  const variables = readVariables(config.readVariables, request.variables);
  await replaceText(path.join(bundles, manifestName), JSON.stringify({tool, entry, digest, inputs, links, variables} satisfies Manifest));
  await dropOldBundles(bundles, nameOf(digest));
  return {folder, digest};
};

/**
 * The bundler of a project: rspack, or webpack where the project overrides that one's configuration, because loaders and plugins of the one are not those of the other.
 * Measured on the film of `npm run bench`: 2 s against 14 s cold, 1.2 s against 3.3 s with one word changed.
 *
 * @param ours what is changed last, whatever the project says.
 */
const bundlerOf = (config: BundlerConfig, ours: Override): Pick<BundleOptions, 'rspack' | 'rspackOverride' | 'webpackOverride'> => {
  const override = (theirs: Override | null, more: object) => async (configuration: unknown) =>
    // Each bundler's type of its own configuration, which goes through unread but for what is changed above.
    ({...(await ours(await (theirs ?? ((same) => same))(configuration as BundlerConfiguration))), ...more}) as never;
  if (config.webpack !== null) return {rspack: false, webpackOverride: override(config.webpack, byContent)};
  return {rspack: true, rspackOverride: override(config.rspack, {})};
};

/** Webpack's cache on disk asks for times of files, and takes packages for what they were: an older file restored in place, or a package that was edited, would not be seen. */
const byContent = {snapshot: {managedPaths: [], module: {hash: true}, resolve: {hash: true}}};

type BundleOptions = Exclude<Parameters<typeof bundleByRemotion>[0], string>;

const asObject = (value: unknown): {readonly [name: string]: unknown} => (typeof value === 'object' && value !== null ? {...value} : {});

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Modules of the project are read before all other loaders with the line ends that git keeps. */
const withLineEndsRule = (rules: {readonly [name: string]: unknown}): object => ({
  ...rules,
  rules: [
    ...asList(rules['rules']),
    {test: /\.[cm]?[jt]sx?$/, exclude: /node_modules/, enforce: 'pre', use: [path.join(packageFolder, 'dist', 'line-ends-loader.js')]},
  ],
});

/** Two projects that share a state folder by a link would bundle each other's videos. */
const entryReplaced = (entryFile: string): ReshootError =>
  new ReshootError('store-unusable', {
    expected: 'the entry of the videos to stay as it is while it is bundled',
    found: `${entryFile} was replaced by another process`,
    fix: 'render again; where two projects share a .reshoot folder by a link, render one after the other',
  });

/** What is used of rspack's hooks: the same in every major version so far, and not worth its types. */
interface Compiler {
  readonly hooks: {
    readonly compilation: {readonly tap: (name: string, note: (compilation: Compilation) => void) => void};
    readonly afterCompile: {readonly tap: (name: string, note: (compilation: Compilation) => void) => void};
  };
}

interface Compilation {
  readonly fileDependencies: Iterable<string>;
  readonly missingDependencies: Iterable<string>;
  readonly hooks: {readonly statsNormalize: {readonly tap: (name: string, note: (options: {[name: string]: unknown}) => void) => void}};
}

/** An rspack plugin that notes which files a compilation depended on. */
class ModuleGraph {
  readonly #read = new Set<string>();
  readonly #missed = new Set<string>();

  apply({hooks}: Compiler): void {
    hooks.compilation.tap('reshoot-errors-only', (compilation) => {
      // Remotion asks for the errors by way of a report on every module, which would take longer than the bundle.
      compilation.hooks.statsNormalize.tap('reshoot-errors-only', (options) => {
        Object.assign(options, {all: false, errors: true, errorDetails: true});
      });
    });
    hooks.afterCompile.tap('reshoot-module-graph', (compilation) => {
      for (const file of compilation.fileDependencies) this.#read.add(file);
      for (const file of compilation.missingDependencies) this.#missed.add(file);
    });
  }

  /** What was read, and what was looked for in vain in the project's own folders: packages only change with their own files. */
  files(project: string): string[] {
    const modules = `${path.sep}node_modules${path.sep}`;
    const missed = [...this.#missed].filter((file) => file.startsWith(`${project}${path.sep}`) && !file.includes(modules));
    return [...this.#read, ...missed].filter((file) => path.isAbsolute(file)).sort();
  }
}

/**
 * The module by which Remotion's render page starts the whole studio where a person opens it. No person opens this bundle, and the studio is two
 * thirds of the work of making it.
 */
const studioFile = (): string => {
  const bundler = createRequire(import.meta.url).resolve('@remotion/bundler');
  return path.join(path.dirname(createRequire(bundler).resolve('@remotion/studio/renderEntry')), 'esm', 'internals.mjs');
};

const nameOf = (digest: Digest): string => digest.slice('sha256:'.length, 'sha256:'.length + 24);

const readManifest = async (file: string): Promise<Manifest | null> => {
  try {
    // Only ever written above; `tool` is compared before anything else is used.
    return JSON.parse(await readFile(file, 'utf8')) as Manifest;
  } catch {
    return null;
  }
};

const isUnchanged = async ({inputs, links}: Manifest, project: string, digests: FileDigests): Promise<boolean> => {
  const place = await realpath(project);
  const states = await digests.ofAll(Object.keys(inputs).map((file) => path.resolve(place, file)));
  return Object.entries(inputs).every(([file, digest]) => states.get(path.resolve(place, file)) === digest) && areAsNoted(links, project);
};

/** A copy that was interrupted, or a cache that lost files, is no bundle. */
const isWhole = async (folder: string, digest: Digest, digests: FileDigests): Promise<boolean> =>
  existsSync(path.join(folder, 'index.html')) && (await digestOfBundle(folder, digests)) === digest;

/** Over the code and what it ships; source maps and the page's file list (it names `public/`) decide no pixel. */
const digestOfBundle = async (folder: string, digests: FileDigests): Promise<Digest> => {
  const files = (await glob(['**/*'], {cwd: folder, absolute: true, ignore: ['public/**', '**/*.map', 'index.html']})).sort();
  const states = await digests.ofAll(files);
  return digestOfJson(files.map((file) => [path.relative(folder, file).replaceAll(path.sep, '/'), states.get(file) ?? null]));
};

/** Bundles of an hour ago may still be in use by another process; older ones are not. */
const dropOldBundles = async (bundles: string, keep: string): Promise<void> => {
  const newest = (await stat(path.join(bundles, keep))).mtimeMs;
  for (const name of await readdir(bundles)) {
    const folder = path.join(bundles, name);
    const facts = await stat(folder).catch(() => null);
    if (name === keep || !facts?.isDirectory() || newest - facts.mtimeMs < 3_600_000) continue;
    await rm(folder, {recursive: true, force: true});
  }
};
