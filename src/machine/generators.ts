import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {ReshootError} from '../core/errors.ts';
import type {AnyGenerator} from '../core/generator.ts';
import type {GeneratorFact} from '../plan/facts.ts';
import {packageFolder} from '../project/package-folder.ts';
import {type Project, readConfig, type Shell} from '../project/project.ts';

/** The generators of a project: its own, and those that come with Reshoot, loaded by name when a shot asks for them. */
export class Generators {
  readonly #project: Project;
  readonly #shell: Shell;
  readonly #loaded = new Map<string, AnyGenerator>();
  readonly #known = new Map<string, Promise<GeneratorFact | null>>();
  #own: Promise<readonly AnyGenerator[]> | null = null;

  constructor(project: Project, shell: Shell) {
    this.#project = project;
    this.#shell = shell;
  }

  /**
   * The generator of a name, whatever it makes, and its identity today.
   *
   * @param where what names it, for the message.
   * @throws ReshootError `generator-unknown`
   */
  async known(name: string, where: string): Promise<GeneratorFact> {
    const loading = this.#known.get(name) ?? this.#load(name);
    this.#known.set(name, loading);
    const found = await loading;
    if (found) return found;
    throw await this.unknown(name, null, where);
  }

  /** One that was loaded before; null where it was not. */
  loaded(name: string): AnyGenerator | null {
    return this.#loaded.get(name) ?? null;
  }

  /** The generator of a name, whatever it makes. */
  async any(name: string, where: string): Promise<AnyGenerator> {
    return (await this.known(name, where)).generator;
  }

  /** @param but what it is instead of what was asked for; null where there is none of that name. */
  async unknown(name: string, but: string | null, where: string): Promise<ReshootError> {
    const names = await this.#names();
    return new ReshootError('generator-unknown', {
      expected: `a generator of this project: ${names.join(', ')}`,
      found: JSON.stringify(name) + (but === null ? '' : `, but ${but}`),
      fix: `write generator="${names[0] ?? 'animatic'}", or add yours to generators in reshoot.config.ts`,
      where,
    });
  }

  async close(): Promise<void> {
    for (const loading of this.#known.values()) {
      const known = await loading.catch(() => null);
      await known?.generator.close?.();
    }
  }

  async #load(name: string): Promise<GeneratorFact | null> {
    const generator = await generatorNamed(name, await this.#ownGenerators());
    generator?.open?.({project: this.#project.folder});
    if (generator) this.#loaded.set(name, generator);
    return generator ? {generator, identity: await generator.identity()} : null;
  }

  #ownGenerators(): Promise<readonly AnyGenerator[]> {
    const {folder, config} = this.#project;
    this.#own ??= config.hasOwnGenerators ? readConfig(folder, this.#shell).then(({generators}) => generators) : Promise.resolve([]);
    return this.#own;
  }

  async #names(): Promise<string[]> {
    const shipped = await readdir(shippedFolder).catch(() => []);
    return [...(await this.#ownGenerators()).map(({id}) => id), ...shipped].sort();
  }
}

/** A generator by its name, whatever state its models are in: the project's own, or one that comes with Reshoot. */
export const generatorNamed = async (name: string, own: readonly AnyGenerator[]): Promise<AnyGenerator | null> =>
  own.find((generator) => generator.id === name) ?? loadShipped(name);

const shippedFolder = path.join(packageFolder, 'dist', 'generators');

const loadShipped = async (name: string): Promise<AnyGenerator | null> => {
  // A name is one folder: no separators, so that nothing outside can be loaded.
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) return null;
  const file = path.join(shippedFolder, name, 'index.js');
  if (!existsSync(file)) return null;
  // The folder's contract: its default export is a generator.
  const module = (await import(pathToFileURL(file).href)) as {default: AnyGenerator};
  return module.default;
};
