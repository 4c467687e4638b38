import {type ChildProcess, spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cp, mkdir, readdir, readFile, stat, utimes, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {FinishedVariant, ReshootEvent} from '../../src/core/events.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import {createDiskStore} from '../../src/store/disk-store.ts';
import type {Store} from '../../src/store/store.ts';
import {repository, takeSlot} from './slot.ts';
import {browserEnvironment} from './test-browser.ts';

/** What a command of the real command line did. */
export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** JSON lines of stdout, where they are. */
  readonly events: readonly RigEvent[];
  readonly milliseconds: number;
}

/** An event, or the last line of a run that failed. */
export type RigEvent =
  | ReshootEvent
  | {readonly event: 'failed'; readonly code: string; readonly exitCode: number; readonly message: string};

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly onStart?: (child: ChildProcess) => void;
  /** Called with every event as it is printed. */
  readonly onEvent?: (event: RigEvent, child: ChildProcess) => void;
}

/** A project in a folder of its own, worked on by the real command line. */
export interface Rig {
  readonly folder: string;
  /** The store as the command line sees it. */
  readonly store: Store;
  readonly path: (...parts: string[]) => string;
  readonly write: (file: string, text: string | Uint8Array) => Promise<void>;
  readonly read: (file: string) => Promise<string>;
  readonly bytes: (file: string) => Promise<Buffer>;
  /** Sets the time stamp of a file, and nothing else. */
  readonly touch: (file: string, time: Date) => Promise<void>;
  /** Replaces a piece of a file; the piece has to be there. */
  readonly edit: (file: string, from: string, to: string) => Promise<void>;
  /** `reshoot <words>`, to its end, whatever that is. */
  readonly reshoot: (words: readonly string[], options?: RunOptions) => Promise<Run>;
  /** Any program of Node's, in the project's folder. */
  readonly node: (words: readonly string[], options?: RunOptions) => Promise<Run>;
  /** `reshoot render --json <words>`, which has to succeed. */
  readonly render: (...words: string[]) => Promise<Rendered>;
  /** `reshoot plan --json`, which has to succeed. */
  readonly plan: (...words: string[]) => Promise<PrintedPlan>;
  readonly remove: () => Promise<void>;
}

export interface Rendered extends Run {
  readonly films: readonly FinishedVariant[];
  readonly of: (variant: string) => FinishedVariant;
  readonly shotsMade: readonly string[];
}

/** `reshoot plan --json` (DESIGN §8), as far as tests ask. */
export interface PrintedPlan {
  readonly shots: readonly {
    readonly id: string;
    readonly video: string;
    readonly variants: readonly string[];
    readonly action: 'keep' | 'restore' | 'generate';
    readonly reason: string;
    readonly fingerprint: string;
    readonly generator: string;
  }[];
  readonly segments: {readonly total: number; readonly reused: number; readonly full: number};
  readonly totals: {
    readonly variants: number;
    readonly shots: number;
    readonly uniqueTakes: number;
    readonly generate: number;
    readonly cost: unknown;
  };
}

/** Projects below `test/helpers/projects`, and `showcase`: our own films, without their locks. */
export type ProjectName =
  | 'showcase'
  | 'two-shots'
  | 'clockwork'
  | 'worded'
  | 'text'
  | 'pairs'
  | 'pictures'
  | 'line-ends'
  | 'places'
  | 'everything'
  | 'mutations'
  | 'series'
  | 'mistakes'
  | 'captions'
  | 'spoken'
  | 'heard'
  | 'elements'
  | 'layers'
  | 'own-sound'
  | 'own-models'
  | 'shuffled'
  | 'chained';

/** Every project draws test cards, so that a take costs milliseconds. */
const config = "export default {generator: 'testcard'};\n";

/** Locked takes are of another generator. */
const isNoLock = (file: string): boolean => !file.endsWith('reshoot.lock.json');

/**
 * Makes a project from one of `test/helpers/projects`, beside an installed package of the sources as they are now.
 *
 * @example
 * const rig = await openRig('two-shots');
 * const {films} = await rig.render();
 * await rig.remove();
 */
export const openRig = async (project: ProjectName): Promise<Rig> => {
  const slot = await takeSlot();
  const folder = slot.project;
  if (project === 'showcase') await cp(path.join(repository, 'scenes'), path.join(folder, 'scenes'), {recursive: true, filter: isNoLock});
  else await cp(path.join(import.meta.dirname, 'projects', project), folder, {recursive: true});
  await writeFile(path.join(folder, 'reshoot.config.ts'), config);
  // Without it the folder would count as a part of the repository, whose package has the same name as the installed one.
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({name: project, private: true, type: 'module'}));
  const command = path.join(slot.package, 'bin', 'reshoot.js');
  const environment = plainEnvironment();
  const at = (...parts: string[]): string => path.join(folder, ...parts);

  const node: Rig['node'] = (words, options = {}) =>
    runNode(words, {...options, folder, environment: {...environment, ...options.environment}});
  const reshoot: Rig['reshoot'] = (words, options) => node([command, ...words], options);
  const succeed = async (words: readonly string[]): Promise<Run> => {
    const run = await reshoot(words);
    if (run.code === 0) return run;
    throw new Error(`reshoot ${words.join(' ')} ended with ${run.code ?? run.signal}:\n${run.stderr}${run.stdout.slice(-2000)}`);
  };
  return {
    folder,
    path: at,
    store: createDiskStore({folder: at('.reshoot', 'store')}),
    write: async (file, text) => {
      await mkdir(path.dirname(at(file)), {recursive: true});
      await writeFile(at(file), text);
    },
    read: (file) => readFile(at(file), 'utf8'),
    bytes: (file) => readFile(at(file)),
    touch: (file, time) => utimes(at(file), time, time),
    edit: async (file, from, to) => {
      const text = await readFile(at(file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not contain ${JSON.stringify(from)}`);
      await writeFile(
        at(file),
        text.replace(from, () => to),
      );
    },
    node,
    reshoot,
    render: async (...words) => renderedOf(await succeed(['render', '--json', ...words])),
    plan: async (...words) => JSON.parse((await succeed(['plan', '--json', ...words])).stdout) as PrintedPlan,
    remove: slot.release,
  };
};

/** What a run has made, from its events. */
export const renderedOf = (run: Run): Rendered => {
  const last = run.events.at(-1);
  if (last?.event !== 'render-finished') throw new Error(`The last line of the render is ${JSON.stringify(last)}`);
  const films = last.variants;
  return {
    ...run,
    films,
    of: (variant) => {
      const film = films.find(({id}) => id === variant);
      if (!film) throw new Error(`No ${variant} in ${films.map(({id}) => id).join(', ')}`);
      return film;
    },
    shotsMade: run.events.flatMap((event) => (event.event === 'take-made' && 'shot' in event ? [event.shot] : [])).sort(),
  };
};

/** The newest timeline of a variant, out of the store. */
export const timelineIn = async (rig: Rig, variant: string): Promise<Timeline> => {
  const timelines: {readonly timeline: Timeline; readonly written: number}[] = [];
  for (const {kind, key} of await rig.store.list()) {
    if (kind !== 'timeline') continue;
    const found = await rig.store.find(kind, key);
    if (found.state !== 'present') continue;
    const timeline = JSON.parse(await readFile(found.path, 'utf8')) as Timeline;
    if (timeline.variant === variant) timelines.push({timeline, written: (await stat(found.path)).mtimeMs});
  }
  const newest = timelines.sort((a, b) => b.written - a.written)[0];
  if (!newest) throw new Error(`No timeline of ${variant} in the store`);
  return newest.timeline;
};

/** Files below a folder and digests of their bytes: two equal answers mean that nothing was touched. */
export const bytesBelow = async (folder: string): Promise<Record<string, string>> => {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const digests: Record<string, string> = {};
  for (const file of files.sort()) {
    digests[path.relative(folder, file).replaceAll(path.sep, '/')] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  }
  return digests;
};

/** Without what Vitest sets, which a bundler would read; with the browser of this pass. */
export const plainEnvironment = (): Record<string, string> => {
  const kept = Object.entries(browserEnvironment()).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(VITEST|NODE_ENV$|NODE_OPTIONS$|TEST$|FORCE_COLOR$|npm_)/.test(entry[0]),
  );
  return {...Object.fromEntries(kept), NO_COLOR: '1'};
};

/** Runs Node with words, in a folder, to its end. */
export const runNode = (
  words: readonly string[],
  options: RunOptions & {readonly folder: string; readonly environment: Record<string, string>},
): Promise<Run> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [...words], {cwd: options.folder, env: options.environment, stdio: ['ignore', 'pipe', 'pipe']});
    let stdout = '';
    let stderr = '';
    let told = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const end = stdout.lastIndexOf('\n') + 1;
      for (const event of eventsIn(stdout.slice(told, end))) options.onEvent?.(event, child);
      told = end;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({code, signal, stdout, stderr, events: eventsIn(stdout), milliseconds: performance.now() - started}),
    );
    options.onStart?.(child);
  });

const eventsIn = (stdout: string): RigEvent[] =>
  stdout.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return typeof value === 'object' && value !== null && 'event' in value ? [value as RigEvent] : [];
    } catch {
      return [];
    }
  });
