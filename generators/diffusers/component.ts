/** A component of a model: loaded, bound by name, type and shape, run, and released as soon as it has answered. */
import type {Tensor} from 'onnxruntime-node';
import {compression} from './latents.ts';
import type {Provider} from './machine.ts';
import {modelError} from './model-error.ts';
import type {ModelFolder} from './model-folder.ts';
import {type Network, openNetwork} from './session.ts';
import {fromTensor, type Numbers, numbers, sizeOf, toTensor} from './tensors.ts';

export interface Component {
  /** What it runs on; may change with a call that another provider has to make. */
  readonly provider: () => Provider;
  readonly inputs: readonly string[];
  /** Shape of an input: a number, or a name where the export leaves the side open. Null where there is no such input. */
  readonly shapeOf: (name: string) => readonly (number | string)[] | null;
  readonly outputs: readonly string[];
  /** `values`: by our names; a network takes those that it has inputs for, and has to find all its inputs among them. */
  readonly run: (values: Readonly<Record<string, Numbers>>) => Promise<ReadonlyMap<string, Numbers>>;
}

/** Names under which exports know the same thing, ours first. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  sample: ['sample', 'hidden_states', 'latent_model_input', 'x'],
  timestep: ['timestep', 'timesteps', 't'],
  encoder_hidden_states: ['encoder_hidden_states', 'context', 'prompt_embeds'],
  encoder_attention_mask: ['encoder_attention_mask', 'prompt_attention_mask'],
  pooled_projections: ['pooled_projections', 'pooled_prompt_embeds'],
  latent_sample: ['latent_sample', 'latent', 'latents', 'z'],
};

/** Loads a component, hands it to `use`, and releases it whatever happens: one component at a time is in memory. */
export async function withComponent<Result>(
  model: ModelFolder,
  name: string,
  use: (component: Component) => Promise<Result>,
): Promise<Result> {
  const file = model.files.get(name);
  if (file === undefined) {
    throw modelError({
      expected: `${name}/model.onnx`,
      found: 'no such file',
      fix: `export ${name} to ONNX`,
      where: `${model.folder}/${name}`,
    });
  }
  const network = await openNetwork({file, component: name, machine: model.machine});
  try {
    return await use(bound(network, {model, name, file}));
  } finally {
    await network.release();
  }
}

interface Place {
  readonly model: ModelFolder;
  readonly name: string;
  readonly file: string;
}

function bound(network: Network, place: Place): Component {
  const named = new Map(network.inputMetadata.map((each) => [each.name, each]));
  const renamed = place.model.overrides.inputs[place.name] ?? {};
  const outputs = place.model.overrides.outputs[place.name] ?? {};
  /** Our name → the export's. */
  const nameOf = (own: string): string | null => [renamed[own] ?? '', ...(aliases[own] ?? [own])].find((each) => named.has(each)) ?? null;
  const outputNames = new Map(Object.entries(outputs).map(([own, theirs]) => [theirs, own]));
  const run = async (values: Readonly<Record<string, Numbers>>) => {
    const feeds: Record<string, Tensor> = {};
    for (const [own, value] of Object.entries(values)) {
      const theirs = nameOf(own);
      const metadata = theirs === null ? undefined : named.get(theirs);
      if (metadata?.isTensor)
        feeds[metadata.name] = toTensor(fitted(value, metadata.shape, {...place, input: metadata.name}), metadata.type);
    }
    const unknown = network.inputNames.find((each) => feeds[each] === undefined);
    if (unknown !== undefined) throw unbound(unknown, Object.keys(values), place);
    const answers = await network.run(feeds).catch((cause: unknown) => {
      throw unanswered(cause, place);
    });
    // Every output of these networks is a tensor.
    return new Map(Object.entries(answers).map(([name, tensor]) => [outputNames.get(name) ?? name, fromTensor(tensor as Tensor)]));
  };
  const shapeOf = (own: string) => {
    const metadata = named.get(nameOf(own) ?? '');
    return metadata?.isTensor ? metadata.shape : null;
  };
  return {
    provider: network.provider,
    inputs: network.inputNames,
    outputs: network.outputNames.map((name) => outputNames.get(name) ?? name),
    shapeOf,
    run,
  };
}

/** A scalar becomes a list of one, or the other way round; any other difference between shapes is a size the model cannot make. */
function fitted(value: Numbers, shape: readonly (number | string)[], {model, name, file, input}: Place & {input: string}): Numbers {
  const dims = value.data.length === 1 && shape.length !== value.dims.length ? shape.map(() => 1) : value.dims;
  const isFit = dims.length === shape.length && shape.every((side, i) => typeof side !== 'number' || side <= 0 || side === dims[i]);
  if (isFit && sizeOf(dims) === value.data.length) return numbers(value.data, dims);
  throw modelError({
    expected: `${input} of the shape [${shape.join(', ')}], which is what the export was made for`,
    found: `[${value.dims.join(', ')}]`,
    fix: input.startsWith('encoder_hidden_states')
      ? `write {"textTokens": ${shape[1] ?? 'n'}} into reshoot.json, or export with dynamic axes`
      : `${onlySize(shape, {model, name})}, or export with dynamic axes`,
    where: file,
  });
}

/** What to write for an export that makes one size: sides of pictures in pixels, sides of latents times what a latent stands for. */
function onlySize(shape: readonly (number | string)[], {model, name}: Pick<Place, 'model' | 'name'>): string {
  const [height, width] = shape.slice(-2).map(Number);
  const {layout} = model.family;
  const isPixels = name === 'vae_encoder';
  if (!(height && width) || (!isPixels && layout === 'packed')) return 'ask for the width, height and frames that it was made for';
  const {spatial, temporal} = compression(model);
  const factor = isPixels ? 1 : spatial;
  const latentFrames = Number(layout === 'BCFHW' ? shape[2] : layout === 'BFCHW' ? shape[1] : Number.NaN);
  const frames = isPixels || !latentFrames ? '' : `, "frames": ${(latentFrames - 1) * temporal + 1}`;
  return `write {"width": ${width * factor}, "height": ${height * factor}${frames}} into reshoot.json, and ask for shots of that shape`;
}

/** Exports that are open by their word and closed inside, and memory that runs out, show only here. */
const unanswered = (cause: unknown, {file, name}: Place) =>
  modelError({
    expected: `${name} to answer`,
    found: String(cause).split('\n')[0]?.slice(0, 300) ?? '',
    fix: 'ask for the width, height and frames that the export was made for; where memory ran out, ask for less, or write "tile" into reshoot.json if it is the decoder',
    where: file,
    cause,
  });

const unbound = (input: string, known: readonly string[], {file, name}: Place) =>
  modelError({
    expected: `inputs among: ${known.join(', ')}`,
    found: `an input '${input}'`,
    fix: `say in reshoot.json which one it is: {"inputs": {"${name}": {"${known[0] ?? 'sample'}": "${input}"}}}`,
    where: file,
  });
