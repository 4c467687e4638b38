import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {ReshootError} from '../core/errors.ts';
import {type AnyGenerator, type GeneratorIdentity, isSoundGenerator} from '../core/generator.ts';
import type {KnownGenerator} from '../plan/plan-shots.ts';
import type {KnownSoundGenerator} from '../plan/plan-sounds.ts';
import {packageFolder} from '../project/package-folder.ts';
import {type Project, readConfig, type Shell} from '../project/project.ts';

interface Known {
  readonly generator: AnyGenerator;
  readonly identity: GeneratorIdentity;
}

/** The generators of a project: its own, and those that come with Reshoot, loaded by name when a shot asks for them. */
export class Generators {
  readonly #project: Project;
  readonly #shell: Shell;
  readonly #known = new Map<string, Promise<Known | null>>();
  #own: Promise<readonly AnyGenerator[]> | null = null;

  constructor(project: Project, shell: Shell) {
    this.#project = project;
    this.#shell = shell;
  }

  /**
   * The generator of pictures of a name and who it is today.
   *
   * @param id null for the project's default.
   * @throws ReshootError `generator-unknown`
   */
  async get(id: string | null, where: string): Promise<KnownGenerator> {
    const name = id ?? this.#project.config.generator;
    const {generator, identity} = await this.#find(name, where);
    if (!isSoundGenerator(generator)) return {generator, identity};
    throw await this.#unknown(name, 'it makes sounds', where);
  }

  /**
   * The generator of sounds of a name and who it is today.
   *
   * @throws ReshootError `generator-unknown`
   */
  async getSound(name: string, where: string): Promise<KnownSoundGenerator> {
    const {generator, identity} = await this.#find(name, where);
    if (isSoundGenerator(generator)) return {generator, identity};
    throw await this.#unknown(name, 'it makes pictures', where);
  }

  /** The generator of a name, whatever it makes. */
  async any(name: string, where: string): Promise<AnyGenerator> {
    return (await this.#find(name, where)).generator;
  }

  async #find(name: string, where: string): Promise<Known> {
    const known = this.#known.get(name) ?? this.#load(name);
    this.#known.set(name, known);
    const found = await known;
    if (found) return found;
    throw await this.#unknown(name, null, where);
  }

  async #unknown(name: string, but: string | null, where: string): Promise<ReshootError> {
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

  async #load(name: string): Promise<Known | null> {
    const generator = await generatorNamed(name, await this.#ownGenerators());
    generator?.open?.({project: this.#project.folder});
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
