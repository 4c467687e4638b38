/**
 * One script out of a project's modules, for Node: TypeScript and JSX compiled, `paths` of the nearest `tsconfig.json` and aliases followed, packages left to Node. What
 * only a browser can do something with (style sheets, pictures, fonts) is replaced by its path: components are loaded here, never rendered.
 */
import {existsSync, readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {builtinModules, createRequire} from 'node:module';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import type {OnLoadResult, OnResolveResult, Plugin, PluginBuild, ResolveOptions, transform} from 'esbuild';
import {packageFolder} from './package-folder.ts';

/** Modules of which the text is known: what stands in for packages that have no use here. */
export type ReplacedModules = Readonly<Record<string, string>>;

export interface BundledModules {
  /** An ES module with one export: `load`, a function for each file, which runs it and gives its exports. */
  readonly code: string;
  /** Absolute paths of the project's own files, packages left out. */
  readonly files: readonly string[];
}

/**
 * Bundles modules.
 *
 * @throws esbuild's `BuildFailure` for a module that does not parse or imports what is not there.
 */
export const bundleModules = async (request: {
  readonly folder: string;
  readonly files: readonly string[];
  /** Bare names and what they mean instead: as webpack's `resolve.alias`. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly replaced: ReplacedModules;
}): Promise<BundledModules> => {
  const {folder, files} = request;
  // Loading two compilers takes as long as reading a project: this one only starts where something has changed.
  const {build, transform} = await import('esbuild');
  const own = new Set<string>();
  const entry = files.map((file) => `() => import(${JSON.stringify(file)})`).join(', ');
  const {outputFiles} = await build({
    stdin: {contents: `export const load = [${entry}];`, resolveDir: folder, sourcefile: 'reshoot-modules.js'},
    absWorkingDir: folder,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    logLevel: 'silent',
    legalComments: 'none',
    banner: {
      js: "import {createRequire as __reshootCreateRequire} from 'node:module'; const require = __reshootCreateRequire(import.meta.url);",
    },
    // Who reads a variable is known by its name (`environment.ts`).
    define: {'process.env': 'globalThis.reshootEnvironment'},
    plugins: [projectModules({...request, own, transform})],
  });
  return {code: outputFiles[0]?.text ?? '', files: [...own].sort()};
};

const scripts = new Set(['.js', '.mjs', '.cjs', '.jsx', '.ts', '.tsx', '.mts', '.cts', '.json']);
/** Our own package may be linked, or be this repository: its modules are those that run already. */
const ownBuild = path.join(packageFolder, 'dist') + path.sep;
const isInPackage = (file: string): boolean => file.split(path.sep).includes('node_modules') || file.startsWith(ownBuild);
const asking = {isAsking: true};

const projectModules = (request: {
  readonly folder: string;
  readonly aliases: Readonly<Record<string, string>>;
  readonly replaced: ReplacedModules;
  readonly own: Set<string>;
  readonly transform: typeof transform;
}): Plugin => ({
  name: 'reshoot-modules',
  setup: (build) => {
    build.onResolve({filter: /.*/}, async ({path: name, pluginData, kind, importer, resolveDir}): Promise<OnResolveResult | undefined> => {
      if (pluginData === asking) return undefined;
      if (name in request.replaced) return {path: name, namespace: 'replaced'};
      if (name.startsWith('node:') || builtinModules.includes(name)) return {path: name, external: true};
      if (/^reshoot(\/|$)/.test(name)) return {path: pathToFileURL(ownModule(name, request.folder)).href, external: true};
      // What stands in for a CommonJS package asks for the package itself.
      if (importer.startsWith('commonjs:')) return {path: name, external: true};
      const resolved = await resolve(build, aliased(name, request.aliases), {kind, importer, resolveDir: resolveDir || request.folder});
      if (resolved.errors.length > 0 || resolved.external) return resolved;
      const file = resolved.path;
      if (!scripts.has(path.extname(file).toLowerCase())) return {path: file, namespace: 'file-name'};
      if (!isInPackage(file) || file.endsWith('.json')) return {path: file};
      // Node has no named imports of all CommonJS packages; compiled as CommonJS here, they have any.
      return isCommonJs(file) ? {path: `commonjs:${file}`, namespace: 'commonjs'} : {path: pathToFileURL(file).href, external: true};
    });
    build.onLoad({filter: /.*/, namespace: 'replaced'}, ({path: name}) => ({contents: request.replaced[name] ?? '', loader: 'js'}));
    build.onLoad({filter: /.*/, namespace: 'commonjs'}, ({path: name}) => ({
      contents: `module.exports = require(${JSON.stringify(name.slice('commonjs:'.length))});`,
      loader: 'js',
    }));
    build.onLoad({filter: /.*/, namespace: 'file-name'}, ({path: file}) => {
      // Style sheets export class names, which nobody reads before rendering; the rest is an address.
      const isStyle = /\.(css|scss|sass|less|styl)$/i.test(file);
      return {contents: `module.exports = ${isStyle ? '{}' : JSON.stringify(`/${path.basename(file)}`)};`, loader: 'js'};
    });
    build.onLoad({filter: /.*/, namespace: 'file'}, async ({path: file}): Promise<OnLoadResult> => {
      if (!isInPackage(file)) request.own.add(file);
      return inPlace(await readFile(file, 'utf8'), file, request.transform);
    });
  },
});

/**
 * Our own modules: those that run already, whatever a project's `tsconfig.json` says of the name. In this package's own repository, and below it, `reshoot` is not in
 * `node_modules`.
 */
const ownModule = (name: string, folder: string): string => {
  const resolveFrom = (from: string): string => createRequire(path.join(from, 'package.json')).resolve(name);
  try {
    return resolveFrom(folder);
  } catch {
    return resolveFrom(packageFolder);
  }
};

const resolve = (build: PluginBuild, name: string, options: ResolveOptions) => build.resolve(name, {...options, pluginData: asking});

/** As webpack reads them: `name` stands for itself and for what is below it, `name$` for itself alone. */
const aliased = (name: string, aliases: Readonly<Record<string, string>>): string => {
  for (const [key, target] of Object.entries(aliases)) {
    if (key.endsWith('$') ? name === key.slice(0, -1) : name === key) return target;
    if (!key.endsWith('$') && name.startsWith(`${key}/`)) return target + name.slice(key.length);
  }
  return name;
};

/** A module asks for its own place by these; all of them stand in one script here. */
const inPlace = async (code: string, file: string, compile: typeof transform): Promise<OnLoadResult> => {
  const loader = loaderOf(file);
  const resolveDir = path.dirname(file);
  if (loader === 'json' || !/\bimport\.meta\b|\b__(?:file|dir)name\b/.test(code)) return {contents: code, loader, resolveDir};
  const places = {url: pathToFileURL(file).href, filename: file, dirname: resolveDir};
  const define = {
    ...Object.fromEntries(Object.entries(places).map(([name, value]) => [`import.meta.${name}`, JSON.stringify(value)])),
    ...{__filename: JSON.stringify(file), __dirname: JSON.stringify(resolveDir)},
  };
  const compiled = await compile(code, {loader, define, jsx: 'automatic', sourcefile: file, target: 'node20'});
  return {contents: compiled.code, loader: 'js', resolveDir};
};

const loaderOf = (file: string): 'js' | 'jsx' | 'ts' | 'tsx' | 'json' => {
  if (/\.json$/i.test(file)) return 'json';
  if (/\.tsx$/i.test(file)) return 'tsx';
  return /\.[mc]?ts$/i.test(file) ? 'ts' : 'jsx';
};

const types = new Map<string, boolean>();

const isCommonJs = (file: string): boolean => {
  if (file.endsWith('.cjs')) return true;
  if (file.endsWith('.mjs')) return false;
  let folder = path.dirname(file);
  while (!existsSync(path.join(folder, 'package.json')) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  const known = types.get(folder) ?? readType(folder) !== 'module';
  types.set(folder, known);
  return known;
};

const readType = (folder: string): unknown => {
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'type' in manifest ? manifest.type : null;
};
