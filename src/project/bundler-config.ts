import {existsSync} from 'node:fs';
import path from 'node:path';
import {ReshootError} from '../core/errors.ts';
import type {Variables} from '../core/read-variables.ts';
import type {ReplacedModules} from './module-bundle.ts';
import {loadModules} from './module-loader.ts';

/** The part of a bundler's configuration that is read here; webpack and rspack have it alike. */
export interface BundlerConfiguration {
  readonly resolve?: {readonly alias?: Readonly<Record<string, unknown>> | readonly unknown[]};
  readonly [name: string]: unknown;
}

export type Override = (configuration: BundlerConfiguration) => BundlerConfiguration | Promise<BundlerConfiguration>;

/** How a project changes Remotion's bundler, in its `remotion.config.ts`. */
export interface BundlerConfig {
  /** `Config.overrideWebpackConfig()`: the project is bundled by webpack then, as Remotion does it. Null where it has none. */
  readonly webpack: Override | null;
  /** `Config.overrideRspackConfig()` and `Config.overrideBundlerConfig()`. */
  readonly rspack: Override | null;
  /** Names that the overrides give to files and folders. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Absolute paths of what was read, and of the configuration that would be. */
  readonly files: readonly string[];
  /** Names; more are added when the overrides are called. */
  readonly readVariables: ReadonlySet<string>;
}

/**
 * Reads the overrides of a project's `remotion.config.ts` without Remotion's command line: everything else that the file sets is for that.
 *
 * @throws ReshootError `config-invalid`
 */
export const readBundlerConfig = async (folder: string, variables: Variables): Promise<BundlerConfig> => {
  const names = ['remotion.config.ts', 'remotion.config.js'].map((name) => path.join(folder, name));
  const file = names.find(existsSync);
  if (file === undefined) return {webpack: null, rspack: null, aliases: {}, files: names, readVariables: new Set()};
  const calls: Called[] = [];
  globalThis.reshootBundlerCalls = calls;
  const {files, readVariables} = await loadModules({folder, files: [file], code: 'config-invalid', variables, replaced: standIns});
  const of = (...wanted: string[]): Override | null =>
    inOne(calls.flatMap(({name, override}) => (wanted.includes(name) ? [override] : [])));
  const [webpack, rspack] = [of('overrideWebpackConfig', 'overrideBundlerConfig'), of('overrideRspackConfig', 'overrideBundlerConfig')];
  const isForWebpack = calls.some(({name}) => name === 'overrideWebpackConfig');
  const aliases = await aliasesOf(isForWebpack ? webpack : rspack, file);
  return {webpack: isForWebpack ? webpack : null, rspack, aliases, files: [...new Set([...files, ...names])], readVariables};
};

interface Called {
  readonly name: string;
  readonly override: Override;
}

declare global {
  /** Overrides that a configuration has asked for while it was run. */
  var reshootBundlerCalls: Called[] | undefined;
}

/** What a configuration imports, as far as it has no use here: `Config` notes overrides and takes everything else; our own entry is not made again. */
const standIns: ReplacedModules = {
  '@remotion/cli/config': `const note = (name) => (first) => {
  if (/^override(Webpack|Rspack|Bundler)Config$/.test(name)) globalThis.reshootBundlerCalls.push({name, override: first});
};
export const Config = new Proxy({}, {get: (_, name) => (name === 'Bundling' || name === 'Rendering' || name === 'Output' ? Config : note(String(name)))});
export const ConfigInternals = {};`,
  'reshoot/remotion': "export const reshootEntry = () => './.reshoot/entry.tsx';",
};

/** Overrides are laid over one another in the order in which they were asked for. */
const inOne = (overrides: readonly Override[]): Override | null =>
  overrides.length === 0
    ? null
    : async (configuration) => {
        let now = configuration;
        for (const override of overrides) now = await override(now);
        return now;
      };

/** An override is a function of the whole configuration; what it does to names shows on an empty one. */
const aliasesOf = async (override: Override | null, file: string): Promise<Record<string, string>> => {
  if (override === null) return {};
  const empty = {
    mode: 'production',
    resolve: {alias: {}, extensions: [], modules: [], fallback: {}},
    module: {rules: []},
    plugins: [],
    output: {},
    optimization: {},
  };
  const {resolve} = await Promise.resolve(override(empty)).catch((cause: unknown) => {
    throw new ReshootError('config-invalid', {
      expected: 'an override of the bundler that answers with a configuration',
      found: String(cause),
      fix: 'correct the function that is given to Config.overrideWebpackConfig() or overrideRspackConfig()',
      where: path.basename(file),
      cause,
    });
  });
  const {alias = {}} = resolve ?? {};
  if (Array.isArray(alias)) return {};
  return Object.fromEntries(Object.entries(alias).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
};
