import {mkdtemp, realpath, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import type {BuildFailure} from 'esbuild';
import {type ErrorCode, ReshootError} from '../core/errors.ts';
import type {Variables} from '../core/read-variables.ts';
import {bundleModules, type ReplacedModules} from './module-bundle.ts';
import {relative} from './relative.ts';

/** Modules of a project, run in Node, and what took part. */
export interface LoadedModules {
  /** Default exports, in the order of the files asked for. */
  readonly exports: readonly unknown[];
  /** Absolute paths of the project's own files that were run; packages are not among them. */
  readonly files: readonly string[];
  /** Names of the variables that they have read of `process.env`; more are added when their functions are called. */
  readonly readVariables: ReadonlySet<string>;
}

/**
 * Runs modules of a project in Node: the same files that are later bundled for the browser. React components are loaded, never rendered.
 *
 * @param request.code of the error for a module that cannot be loaded.
 * @param request.variables what `process.env` is for them.
 * @throws ReshootError of this code for a module that does not parse, imports what is not there or throws while it is loaded.
 */
export const loadModules = async (request: {
  readonly folder: string;
  readonly files: readonly string[];
  readonly code: ErrorCode;
  readonly variables: Variables;
  readonly aliases?: Readonly<Record<string, string>>;
  readonly replaced?: ReplacedModules;
}): Promise<LoadedModules> => {
  const {folder, files, code, variables, aliases = {}, replaced = {}} = request;
  const bundled = await bundleModules({folder, files, aliases, replaced}).catch((cause: BuildFailure) => {
    throw cannotLoad({code, ...describeBuildFailure(cause, folder), cause});
  });
  const readNames = new Set<string>();
  const temporary = await mkdtemp(path.join(await realpath(tmpdir()), 'reshoot-modules-'));
  try {
    const script = path.join(temporary, 'modules.mjs');
    await writeFile(script, bundled.code);
    const environment = noting(variables, readNames);
    const {load} = (await underEnvironment(environment, () => import(pathToFileURL(script).href))) as {
      // The only export of what was bundled.
      readonly load: readonly (() => Promise<Readonly<Record<string, unknown>>>)[];
    };
    const exports: unknown[] = [];
    for (const [index, run] of load.entries()) {
      const where = relative(folder, files[index] ?? '');
      const module = await underEnvironment(environment, run).catch((cause: unknown) => {
        throw cause instanceof ReshootError ? cause : cannotLoad({code, found: String(cause), where, cause});
      });
      exports.push(module['default']);
    }
    return {exports, files: bundled.files, readVariables: readNames};
  } finally {
    await rm(temporary, {recursive: true, force: true});
  }
};

/** `process.env` that notes what is read of it. */
const noting = (variables: Variables, names: Set<string>): Variables =>
  new Proxy(
    {...variables},
    {
      get: (all, name) => {
        if (typeof name === 'string') names.add(name);
        return Reflect.get(all, name);
      },
      has: (all, name) => {
        if (typeof name === 'string') names.add(name);
        return Reflect.has(all, name);
      },
      // Who lists them has read them all.
      ownKeys: (all) => {
        for (const name of Object.keys(all)) names.add(name);
        return Reflect.ownKeys(all);
      },
    },
  );

declare global {
  /** What `process.env` means in modules of a project (`module-bundle.ts`). */
  var reshootEnvironment: Variables | undefined;
}

/** Functions of a video run later, a schema or a length: the environment stays until other modules are loaded. */
const underEnvironment = <Result>(environment: Variables, run: () => Promise<Result>): Promise<Result> => {
  globalThis.reshootEnvironment = environment;
  return run();
};

const describeBuildFailure = (cause: BuildFailure, folder: string): {readonly found: string; readonly where: string} => {
  const [first] = cause.errors ?? [];
  if (first === undefined) return {found: String(cause), where: folder};
  const {text, location} = first;
  const line = location === null ? '' : `:${location.line}: ${location.lineText.trim().slice(0, 120)}`;
  return {
    found: `${text}${location === null ? '' : `, in line ${location.line}: ${location.lineText.trim().slice(0, 120)}`}`,
    where: `${location?.file ?? folder}${line.split(': ')[0]}`,
  };
};

const cannotLoad = ({code, found, where, cause}: {code: ErrorCode; found: string; where: string; cause: unknown}): ReshootError =>
  new ReshootError(code, {
    expected: 'a module that loads in Node: it parses, its imports are there, nothing in it throws',
    found: found.split('\n').slice(0, 6).join(' | '),
    fix: 'correct the file, or the one that it imports',
    where: where.replaceAll(path.sep, '/'),
    cause,
  });
