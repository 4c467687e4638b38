import {existsSync} from 'node:fs';
import {mkdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {glob} from 'tinyglobby';
import {z} from 'zod';
import type {Digest} from '../core/brand.ts';
import type {Json} from '../core/canonical.ts';
import {digestOfJson} from '../core/digest.ts';
import {ReshootError} from '../core/errors.ts';
import type {Finding} from '../core/finding.ts';
import {areSame, type ReadVariables, readVariables, type Variables} from '../core/read-variables.ts';
import type {ResolvedIngredient} from '../core/spec.ts';
import type {Variant} from '../core/variant.ts';
import type {Video} from '../core/video.ts';
import {readBundlerConfig} from './bundler-config.ts';
import {checkFolder} from './check-folder.ts';
import {configSchema, type ResolvedConfig} from './config.ts';
import {componentVariables, configVariables} from './environment.ts';
import type {FileDigests} from './file-digests.ts';
import {findVideoFiles} from './find-video-files.ts';
import {areAsNoted, type Links, noteLinks} from './links.ts';
import {loadModules} from './module-loader.ts';
import {packageFolder} from './package-folder.ts';
import {relative} from './relative.ts';
import {replaceText} from './replace-file.ts';
import {resolveIngredients} from './resolve-ingredients.ts';
import {checkCompositionIds, variantsOf} from './variants.ts';

/** A video as the stages after loading know it. */
export interface ProjectVideo {
  readonly id: string;
  /** `video.tsx`, from the project's folder, with forward slashes. */
  readonly file: string;
  readonly ingredients: readonly ResolvedIngredient[];
  /** Where the reference pictures lie, by digest: paths from the project's folder. */
  readonly references: {readonly [digest: string]: string};
}

/** A project, read: everything that its modules say, as plain data. */
export interface Project {
  readonly folder: string;
  readonly videos: readonly ProjectVideo[];
  readonly variants: readonly Variant[];
  /** What was found while it was read: remembered with it. */
  readonly findings: readonly Finding[];
  readonly config: Pick<ResolvedConfig, 'scenes' | 'out' | 'generator' | 'soundGenerator' | 'voices'> & {
    readonly hasOwnGenerators: boolean;
  };
}

interface Remembered {
  /** What was read of `process.env`, by components and by configurations. */
  readonly variables: {readonly ofComponents: ReadVariables; readonly ofConfigs: ReadVariables};
  readonly tool: Digest;
  readonly files: {readonly [file: string]: Digest | null};
  readonly links: Links;
  readonly project: Project;
}

/** Variables of the process that was started. */
export type Shell = Readonly<Record<string, string | undefined>>;

/** Folder of everything Reshoot makes for itself; not kept in git. */
export const stateFolder = (project: string): string => path.join(project, '.reshoot');

/**
 * Reads a project. Where no file that took part last time has changed, no module is run: the answer of last time stands.
 *
 * @param onChange called before modules are run: what was made from them will be made again.
 *
 * @throws ReshootError `no-videos`, `config-invalid`, `video-invalid` and what `variantsOf` throws.
 */
export const loadProject = async (
  {folder, shell, digests}: {readonly folder: string; readonly shell: Shell; readonly digests: FileDigests},
  onChange = (): void => undefined,
): Promise<Project> => {
  checkFolder(folder);
  const variables = await componentVariables(folder, shell);
  const forConfigs = configVariables(shell, variables);
  const configFile = path.join(folder, 'reshoot.config.ts');
  const memory = path.join(stateFolder(folder), 'project.json');
  const tool = await toolDigest(digests);
  const remembered = await recall(memory);
  if (remembered && remembered.tool === tool && (await isUnchanged(remembered, {folder, digests, variables, forConfigs})))
    return remembered.project;
  onChange();

  const {config, readVariables: readByConfig} = await parseConfig(folder, forConfigs);
  const bundling = await readBundlerConfig(folder, forConfigs);
  const files = await findVideoFiles(folder, config.scenes);
  if (files.length === 0) {
    throw new ReshootError('no-videos', {
      expected: `at least one ${config.scenes}/<video>/video.tsx`,
      found: `none in ${folder}`,
      fix: 'npx reshoot init reel my-reel starts a project; --help tells how to name another folder',
    });
  }
  for (const file of files) checkFolder(file);
  const loaded = await loadModules({folder, files, code: 'video-invalid', variables, aliases: bundling.aliases});
  const videos: ProjectVideo[] = [];
  const variants: Variant[] = [];
  const findings: Finding[] = [];
  const inputs = new Set([...loaded.files, ...files, ...bundling.files]);
  for (const [index, file] of files.entries()) {
    const video = asVideo(loaded.exports[index], relative(folder, file));
    if (videos.some((other) => other.id === video.id)) throw idTaken(video.id, relative(folder, file));
    const videoFolder = path.dirname(file);
    const ofVideo = await variantsOf(video, videoFolder);
    variants.push(...ofVideo.variants);
    findings.push(...ofVideo.findings);
    if (video.rows && video.rows.kind !== 'table') inputs.add(path.resolve(videoFolder, video.rows.path));
    const {ingredients, references} = await resolveIngredients({video, videoFolder, folder});
    for (const reference of Object.values(references)) inputs.add(path.join(folder, reference));
    videos.push({id: video.id, file: relative(folder, file), ingredients, references});
  }
  checkCompositionIds(variants);
  const {generators, ...plain} = config;
  const project: Project = {folder, videos, variants, findings, config: {...plain, hasOwnGenerators: generators.length > 0}};
  const read = {
    ofComponents: readVariables(loaded.readVariables, variables),
    ofConfigs: readVariables([...readByConfig, ...bundling.readVariables], forConfigs),
  };
  await remember(memory, {
    tool,
    variables: read,
    files: await stateOf([...inputs, configFile], folder, digests),
    links: await noteLinks(folder),
    project,
  });
  return project;
};

/** `reshoot.config.ts`, parsed. Its generators are objects and are never remembered: ask again where they are needed. */
export const readConfig = async (folder: string, shell: Shell): Promise<ResolvedConfig> =>
  (await parseConfig(folder, configVariables(shell, await componentVariables(folder, shell)))).config;

const parseConfig = async (
  folder: string,
  variables: Variables,
): Promise<{readonly config: ResolvedConfig; readonly readVariables: ReadonlySet<string>}> => {
  const file = path.join(folder, 'reshoot.config.ts');
  if (!existsSync(file)) return {config: configSchema.parse({}), readVariables: new Set()};
  const {exports, readVariables} = await loadModules({folder, files: [file], code: 'config-invalid', variables});
  const parsed = configSchema.safeParse(exports[0]);
  if (parsed.success) return {config: parsed.data, readVariables};
  throw new ReshootError('config-invalid', {
    expected: 'export default defineConfig({…}) with the options scenes, out, generator, soundGenerator, voices, generators',
    found: z.prettifyError(parsed.error).replaceAll('\n', '; '),
    fix: 'correct or remove the option',
    where: relative(folder, file),
  });
};

/** The video of a variant as its module exports it: its functions are not remembered, so whoever calls one loads it again. */
export const loadVideo = async (project: Project, id: string, shell: Shell): Promise<Video> => {
  const file = project.videos.find((video) => video.id === id)?.file;
  if (file === undefined) throw new RangeError(`Video '${id}' is not in the project that was asked for it.`);
  const {folder} = project;
  const variables = await componentVariables(folder, shell);
  const {aliases} = await readBundlerConfig(folder, configVariables(shell, variables));
  const {exports} = await loadModules({folder, files: [path.join(folder, file)], code: 'video-invalid', variables, aliases});
  return asVideo(exports[0], file);
};

const asVideo = (value: unknown, where: string): Video => {
  if (typeof value === 'object' && value !== null && 'reshoot' in value && value.reshoot === 'video') return value as Video;
  throw new ReshootError('video-invalid', {
    expected: 'export default defineVideo({…})',
    found: value === undefined ? 'no default export' : `a default export of type ${typeof value}`,
    fix: 'end the file with: export default defineVideo({id, framesPerSecond, durationInFrames, formats, schema, props, component})',
    where,
  });
};

const idTaken = (id: string, where: string): ReshootError =>
  new ReshootError('video-invalid', {
    expected: 'an id of its own for every video',
    found: `a second video '${id}'`,
    fix: 'rename one of them',
    where,
  });

/** Of the code that is running: another version may read the same files otherwise. */
export const toolDigest = async (digests: FileDigests): Promise<Digest> => {
  const files = (await glob(['dist/**/*.js', 'package.json'], {cwd: packageFolder, absolute: true})).sort();
  const states = await digests.ofAll(files);
  return digestOfJson(files.map((file): Json => [relative(packageFolder, file), states.get(file) ?? null]));
};

const stateOf = async (files: readonly string[], folder: string, digests: FileDigests): Promise<{[file: string]: Digest | null}> => {
  const states = await digests.ofAll(files);
  return Object.fromEntries([...states].map(([file, digest]) => [relative(folder, file), digest]));
};

const isUnchanged = async (
  remembered: Remembered,
  now: {readonly folder: string; readonly digests: FileDigests; readonly variables: Variables; readonly forConfigs: Variables},
): Promise<boolean> => {
  const {folder, digests} = now;
  if (remembered.project.folder !== folder) return false;
  if (!areSame(remembered.variables.ofComponents, now.variables) || !areSame(remembered.variables.ofConfigs, now.forConfigs)) return false;
  const known = Object.keys(remembered.files).filter((file) => file.endsWith('/video.tsx'));
  const found = await findVideoFiles(folder, remembered.project.config.scenes);
  if (found.some((file) => !known.includes(relative(folder, file)))) return false;
  const states = await digests.ofAll(Object.keys(remembered.files).map((file) => path.resolve(folder, file)));
  return (
    Object.entries(remembered.files).every(([file, digest]) => states.get(path.resolve(folder, file)) === digest) &&
    areAsNoted(remembered.links, folder)
  );
};

const recall = async (memory: string): Promise<Remembered | null> => {
  const text = await readFile(memory, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    // Only ever written by remember(), by the same code: `tool` is compared before anything else is used.
    return JSON.parse(text) as Remembered;
  } catch {
    return null;
  }
};

const remember = async (memory: string, value: Remembered): Promise<void> => {
  await mkdir(path.dirname(memory), {recursive: true});
  await replaceText(memory, JSON.stringify(value));
};
