/**
 * `diffusers`: any ONNX export in the layout of Hugging Face diffusers, image or film, on onnxruntime. The models of a project are the
 * folders in `models/`; docs/diffusers.md says how to make one.
 *
 * Reading order: installed-models, model-folder, family (what differs between models, as data) → sample, the method: encode-text → beginning (noise, or what
 * pictures give: start-image, inpainting, first-frame, frames-beside, kept-frame, placed-frames) → denoise (schedulers/) → decode (tiles) → film: camera-motion,
 * view, nearness, keyframes, continued (out of the last picture of another take). How a network runs: component, session, machine. How a model comes into the project: add/.
 */
import path from 'node:path';
import {digestOfJson} from '../../src/core/digest.ts';
import type {Generator} from '../../src/core/generator.ts';
import {addModel} from './add/add-model.ts';
import {capabilityOf} from './capability.ts';
import {film} from './film.ts';
import {type InstalledModels, installedModels, noModels} from './installed-models.ts';
import {machineOf, type Provider} from './machine.ts';
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
  let models: InstalledModels = {known: new Map(), others: []};
  let project = process.cwd();
  const modelsFolder = (): string => path.resolve(project, folder);
  return {
    id,
    charges: false,
    continues: true,
    get facts() {
      const licences = new Set([...models.known.values()].map(({licence}) => licence));
      // Of takes, each says its own model's.
      return {licence: licences.size === 1 ? ([...licences][0] ?? 'unknown') : 'unknown'};
    },
    open: (place) => {
      project = place.project;
    },
    identity: async () => {
      models = await installedModels(modelsFolder(), machine);
      const digests = await Promise.all([...models.known].map(async ([name, model]) => [name, await weightsDigest(model.folder)] as const));
      const [only] = digests;
      return {id, version, weights: digests.length === 1 && only ? only[1] : digestOfJson(Object.fromEntries(digests))};
    },
    capability: (spec) => capabilityOf(models, spec),
    // What a step costs depends on the model, and nothing in its folder says so.
    estimate: () => ({seconds: 'unknown', cost: {amount: 0, currency: 'USD'}}),
    addModel: (addition) => addModel(modelsFolder(), addition),
    make: async (spec, context) => {
      const name = parametersSchema.parse(spec.parameters).model ?? [...models.known.keys()][0] ?? '';
      const model = models.known.get(name);
      if (!model) throw noModels(modelsFolder());
      return {...(await film(model, spec, context)), licence: model.licence};
    },
  };
}

export default makeDiffusers();
