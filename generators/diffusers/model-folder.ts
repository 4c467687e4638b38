/** A folder in the layout of Hugging Face diffusers, read but not loaded: what is in it and how its parts are configured. */
import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {type Family, familyOf, type PipelineFacts} from './family.ts';
import {type Machine, machineOf} from './machine.ts';
import {modelError} from './model-error.ts';
import {readRecord} from './model-record.ts';
import {readJson, readJsonIfThere} from './read-json.ts';
import {type SchedulerModel, schedulerModel} from './schedulers/make-scheduler.ts';

/** `reshoot.json`: what a folder with unusual names has to say about itself. */
const overridesSchema = z.strictObject({
  /** ONNX file of a component, relative to the folder. */
  files: z.record(z.string(), z.string()).default({}),
  /** Component → our name of an input → the export's. */
  inputs: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  outputs: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Defaults of runs with this model. */
  steps: z.int().min(1).optional(),
  /** Distilled flows: the noise levels that they were distilled to, the noisiest first, instead of a number of steps. */
  sigmas: z.array(z.number().gt(0).max(1)).min(1).optional(),
  guidance: z.number().optional(),
  framesPerSecond: z.number().positive().optional(),
  /** The only size and length that an export without dynamic axes makes. */
  width: z.int().min(8).optional(),
  height: z.int().min(8).optional(),
  frames: z.int().min(1).optional(),
  textTokens: z.int().min(2).optional(),
  /** What a language model is told before the prompt (SANA's complex human instruction). */
  instruction: z.string().optional(),
  /** Decode in squares of `size` pixels that overlap by a share of their side, where whole pictures take too much memory. */
  tile: z.object({size: z.int().min(8), overlap: z.number().min(0).max(0.5).default(0.25)}).optional(),
  licence: z.string().optional(),
});

const indexSchema = z.object({
  _class_name: z.string().catch(''),
  boundary_ratio: z.number().nullish().catch(null),
  expand_timesteps: z.boolean().nullish().catch(null),
});

export type Overrides = z.output<typeof overridesSchema>;

export interface ModelFolder {
  readonly folder: string;
  readonly className: string;
  readonly family: Family;
  readonly pipeline: PipelineFacts;
  readonly scheduler: SchedulerModel;
  /** Components that have an ONNX file → that file. */
  readonly files: ReadonlyMap<string, string>;
  /** Component → its config.json; `vae` is that of the decoder, or of what there is of it. */
  readonly configs: ReadonlyMap<string, ComponentConfig>;
  readonly overrides: Overrides;
  /** As reshoot.json or the record of `reshoot models add` says. */
  readonly licence: string;
  /** Where its components run. */
  readonly machine: Machine;
}

export type ComponentConfig = Readonly<Record<string, unknown>>;

export const networkNames = ['transformer', 'unet'] as const;
export const componentNames = [
  ...['text_encoder', 'text_encoder_2', 'text_encoder_3', 'image_encoder'],
  ...[...networkNames, 'transformer_2', 'vae_encoder', 'vae_decoder', 'vae_tiny_decoder', 'depth_estimator'],
];

export async function readModelFolder(folder: string, machine: Machine = machineOf('cpu')): Promise<ModelFolder> {
  const index = path.join(folder, 'model_index.json');
  const {_class_name: className, boundary_ratio, expand_timesteps} = indexSchema.parse(await readJson(index));
  const pipeline = {boundaryRatio: boundary_ratio ?? null, expandTimesteps: expand_timesteps ?? false};
  const overridesFile = path.join(folder, 'reshoot.json');
  const overrides = overridesSchema.safeParse((await readJsonIfThere(overridesFile)) ?? {});
  if (!overrides.success) {
    throw modelError({
      expected: `reshoot.json with ${Object.keys(overridesSchema.shape).join(', ')}, each optional`,
      found: overrides.error.issues[0]?.message ?? 'others',
      fix: 'mend that field; docs/diffusers.md has an example',
      where: overridesFile,
    });
  }
  const files = new Map<string, string>();
  const configs = new Map<string, ComponentConfig>();
  for (const name of componentNames) {
    const named = overrides.data.files[name];
    const file = named === undefined ? await onnxFileIn(path.join(folder, name)) : path.join(folder, named);
    if (file !== null && existsSync(file)) files.set(name, file);
    const config = await readJsonIfThere(path.join(folder, name, 'config.json'));
    // A parsed JSON object has string keys.
    if (config) configs.set(name, config as ComponentConfig);
  }
  const whole = (await readJsonIfThere(path.join(folder, 'vae', 'config.json'))) as ComponentConfig | null;
  const vae = configs.get('vae_decoder') ?? whole ?? configs.get('vae_encoder') ?? configs.get('vae_tiny_decoder');
  if (vae) configs.set('vae', vae);
  const network = networkNames.find((name) => files.has(name) || configs.has(name));
  if (network === undefined || !files.has(network)) {
    throw modelError({
      expected: 'unet/model.onnx or transformer/model.onnx: the network, exported to ONNX',
      found: existsSync(path.join(folder, network ?? 'unet'))
        ? 'the folder without model.onnx, and not one other .onnx file'
        : 'no such folder',
      fix: 'export the model to ONNX (docs/diffusers.md), or name the file in reshoot.json: {"files": {"unet": "…"}}',
      where: path.join(folder, network ?? 'unet', 'model.onnx'),
    });
  }
  const networkConfig = configs.get(network);
  if (!networkConfig) await readJson(path.join(folder, network, 'config.json'));
  const family = familyOf({className, network, config: networkConfig ?? {}, pipeline, where: path.join(folder, network, 'config.json')});
  for (const name of [...family.needs, ...(pipeline.boundaryRatio === null ? [] : ['transformer_2'])]) {
    // A tiny decoder is a decoder.
    if (!files.has(name) && !(name === 'vae_decoder' && files.has('vae_tiny_decoder'))) throw missing(folder, name, className);
  }
  const schedulerFile = path.join(folder, 'scheduler', 'scheduler_config.json');
  const scheduler = z.looseObject({_class_name: z.string()}).safeParse(await readJson(schedulerFile));
  if (!scheduler.success) {
    throw modelError({expected: 'a scheduler with a _class_name', found: 'none', fix: 'write "_class_name"', where: schedulerFile});
  }
  return {
    ...{folder, className, family, pipeline, files, configs, overrides: overrides.data, machine},
    licence: overrides.data.licence ?? (await readRecord(folder))?.licence ?? 'unknown',
    scheduler: schedulerModel(scheduler.data, schedulerFile),
  };
}

/** `model.onnx`, or the only file of another name, such as `model_fp16.onnx`: which of several is meant, reshoot.json has to say. */
async function onnxFileIn(folder: string): Promise<string | null> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.onnx'));
  const [only] = names;
  if (names.includes('model.onnx')) return path.join(folder, 'model.onnx');
  return names.length === 1 && only !== undefined ? path.join(folder, only) : null;
}

const missing = (folder: string, name: string, className: string) =>
  modelError({
    expected: `${name}/model.onnx, which every ${className} has`,
    found: 'no such file',
    fix: `export ${name} to ONNX, or name its file in reshoot.json: {"files": {"${name}": "…"}}`,
    where: path.join(folder, name, 'model.onnx'),
  });
