/**
 * `diffusers`: any ONNX export in the layout of Hugging Face diffusers, image or film, on onnxruntime. The models of a project are the
 * folders in `models/`; docs/diffusers.md says how to make one.
 *
 * Reading order: model-folder, family (what differs between models, as data) → sample, the method: encode-text → beginning (noise, or what
 * pictures give: start-image, inpainting, first-frame, frames-beside, kept-frame, placed-frames) → denoise (schedulers/) → decode (tiles) → film: camera-motion,
 * view, nearness, keyframes. How a network runs: component, session, machine. How a model comes into the project: add/.
 */
import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {digestOfJson} from '../../src/core/digest.ts';
import type {Generator} from '../../src/core/generator.ts';
import {addModel} from './add/add-model.ts';
import {capabilityOf} from './capability.ts';
import {film} from './film.ts';
import {type Machine, machineOf, type Provider} from './machine.ts';
import {modelError} from './model-error.ts';
import {type ModelFolder, readModelFolder} from './model-folder.ts';
import {parametersSchema} from './settings.ts';
import {weightsDigest} from './weights-digest.ts';

/** Changed by hand whenever the same weights would give other pixels. */
const version = '3';

export interface DiffusersOptions {
  /** The name that shots call it by; `diffusers` by default. */
  readonly id?: string;
  /** A model folder, or a folder of model folders; relative to where Reshoot is run. `models` by default. */
  readonly models?: string;
  /**
   * What runs the networks: `cpu` by default, which every take can be repeated with; `auto` for the first that this machine has of cuda,
   * directml, webgpu, coreml. Where it cannot run a network the CPU does, and that is said.
   */
  readonly provider?: Provider | 'auto';
}

/**
 * A generator of the models in a folder. One generator for each model keeps takes of one model when another is added.
 *
 * @example
 * const turbo = makeDiffusers({id: 'sd-turbo', models: 'models/sd-turbo'});
 */
export function makeDiffusers({id = 'diffusers', models: folder = 'models', provider = 'cpu'}: DiffusersOptions = {}): Generator {
  const machine = machineOf(provider);
  let models: ReadonlyMap<string, ModelFolder> = new Map();
  return {
    id,
    charges: false,
    get facts() {
      const licences = new Set([...models.values()].map(({licence}) => licence));
      // Several models, several licences: which one a take has cannot be said here.
      return {licence: licences.size === 1 ? ([...licences][0] ?? 'unknown') : 'unknown'};
    },
    identity: async () => {
      models = await readModels(path.resolve(folder), machine);
      const digests = await Promise.all([...models].map(async ([name, model]) => [name, await weightsDigest(model.folder)] as const));
      const [only] = digests;
      return {id, version, weights: digests.length === 1 && only ? only[1] : digestOfJson(Object.fromEntries(digests))};
    },
    capability: (spec) => capabilityOf(models, spec),
    // What a step costs depends on the model, and nothing in its folder says so.
    estimate: () => ({seconds: 'unknown', cost: {amount: 0, currency: 'USD'}}),
    addModel: (addition) => addModel(path.resolve(folder), addition),
    make: async (spec, context) => {
      const name = parametersSchema.parse(spec.parameters).model ?? [...models.keys()][0] ?? '';
      const model = models.get(name);
      if (!model) throw noModels(path.resolve(folder));
      return film(model, spec, context);
    },
  };
}

/** By folder name, sorted. */
async function readModels(folder: string, machine: Machine): Promise<Map<string, ModelFolder>> {
  if (existsSync(path.join(folder, 'model_index.json'))) return new Map([[path.basename(folder), await readModelFolder(folder, machine)]]);
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => []);
  const names = entries
    // Hidden: what `reshoot models add` has not finished.
    .filter(
      (entry) =>
        !entry.name.startsWith('.') &&
        (entry.isDirectory() || entry.isSymbolicLink()) &&
        existsSync(path.join(folder, entry.name, 'model_index.json')),
    )
    .map(({name}) => name)
    .sort();
  if (names.length === 0) throw noModels(folder);
  const models = new Map<string, ModelFolder>();
  for (const name of names) models.set(name, await readModelFolder(path.join(folder, name), machine));
  return models;
}

const noModels = (folder: string) =>
  modelError({
    expected: 'a folder with model_index.json in it, or in the folders inside it',
    found: existsSync(folder) ? 'none' : 'no such folder',
    fix: 'add an ONNX export with `reshoot models add <folder or address>`, which puts it into models/<name>/ (docs/diffusers.md says how to make one), or write generator="animatic"',
    where: folder,
  });

export default makeDiffusers();
