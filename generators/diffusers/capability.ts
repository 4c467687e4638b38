import path from 'node:path';
import type {Incapability} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import type {InstalledModels} from './installed-models.ts';
import {compression} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import {chosenReferences} from './references.ts';
import {parametersSchema, sizeFor} from './settings.ts';

export function capabilityOf({known: models, others}: InstalledModels, spec: ShotSpec): Incapability | null {
  const read = parametersSchema.safeParse(spec.parameters);
  if (!read.success) {
    const [issue] = read.error.issues;
    return {
      expected: `parameters among ${Object.keys(parametersSchema.shape).join(', ')}, or none`,
      found: `${issue?.message ?? 'others'} at ${['parameters', ...(issue?.path ?? [])].join('.')}`,
      fix: 'remove it, or write for example parameters={{steps: 4, guidance: 1}}',
    };
  }
  const name = read.data.model ?? [...models.keys()][0] ?? '';
  const model = models.get(name);
  const stranger = others.find((folder) => path.basename(folder) === name);
  if (stranger !== undefined) {
    return {
      expected: 'a model in the layout of Hugging Face diffusers',
      found: `${stranger} without model_index.json`,
      fix: 'copy it there from the model that was exported, or add the export again with `reshoot models add`',
    };
  }
  if (!model) {
    return {
      expected: `a model of this project: ${[...models.keys()].join(', ') || 'none yet'}`,
      found: JSON.stringify(name),
      fix:
        models.size > 0 ? `write parameters={{model: '${[...models.keys()][0]}'}}` : 'put a model folder into models/ (docs/diffusers.md)',
    };
  }
  if (models.size > 1 && read.data.model === undefined) {
    return {
      expected: `the name of one of the models ${[...models.keys()].join(', ')}`,
      found: 'none',
      fix: `write parameters={{model: '${name}'}}`,
    };
  }
  return ofSize(model, spec) ?? ofModes(model, spec) ?? ofParameters(model, spec);
}

function ofSize(model: ModelFolder, spec: ShotSpec): Incapability | null {
  const {width, height, frames} = sizeFor(model, spec);
  // Scaling may change sharpness; it must not change what is round.
  if (Math.abs((width / height) * (spec.height / spec.width) - 1) > 0.05) {
    return {
      expected: `a shot of the shape ${width} × ${height}, which is what the model makes`,
      found: `${spec.width} × ${spec.height}`,
      fix: `write width={${width}} height={${height}}, or export the model with dynamic axes`,
    };
  }
  const {temporal} = compression(model);
  if ((frames - 1) % temporal === 0) return null;
  return {
    expected: `1 frame and a multiple of ${temporal} more`,
    found: `parameters.frames ${frames}`,
    fix: `write parameters={{frames: ${Math.round((frames - 1) / temporal) * temporal + 1}}}`,
  };
}

/** Pictures and what is asked of them, against what the model can do with pictures. */
function ofModes(model: ModelFolder, spec: ShotSpec): Incapability | null {
  const {family} = model;
  const {first, last, strength, region, keyframes} = parametersSchema.parse(spec.parameters);
  const {start, last: lastFrame} = chosenReferences(model, spec);
  if (start === 'continued') {
    const impossible = ofContinuing(model, first);
    if (impossible !== null) return impossible;
  }
  const unnamed = [first, last].find((name, i) => name !== undefined && (i === 0 ? start : lastFrame) === null);
  if (unnamed !== undefined) {
    return {
      expected: 'first and last to be names of ingredients with a reference picture that the prompt names in braces',
      found: `'${unnamed}'`,
      fix: `name it in the prompt, "{${unnamed}} …", and give it references: [file('./picture.png')]`,
    };
  }
  if (family.needsPicture && start === null) {
    return {
      expected: 'an ingredient with a reference picture, because the model makes its pictures from one',
      found: 'a prompt without one',
      fix: 'name an ingredient with references in braces: "{fox} waits"',
    };
  }
  if (last !== undefined && family.pictures !== 'frames-beside' && family.pictures !== 'frames-placed') {
    const expected = 'a model that makes film between two frames (Wan image to video, or an export of LTX-Video’s LTXConditionPipeline)';
    return unusable(`last '${last}'`, expected, 'last');
  }
  if (keyframes !== undefined && (family.pictures !== 'start' || family.needsPicture || !model.files.has('vae_encoder'))) {
    return unusable(`keyframes ${keyframes}`, 'an image model with vae_encoder/model.onnx', 'keyframes');
  }
  const changesPicture = strength !== undefined ? 'strength' : region !== undefined ? 'region' : null;
  if (changesPicture !== null) {
    if (family.pictures !== 'start') return unusable(changesPicture, 'an image model', changesPicture);
    if (start === null)
      return unusable(`${changesPicture} and no picture`, 'an ingredient with a reference picture, named in braces', changesPicture);
  }
  if (start !== null && family.pictures === 'none')
    return unusable(`first '${first}'`, 'a model that makes something from pictures', 'first');
  if ((start ?? lastFrame) === null || model.files.has('vae_encoder')) return null;
  return unusable('a picture', 'vae_encoder/model.onnx in the model folder, which pictures are read with', changesPicture ?? 'first');
}

/** What stands in the way of beginning with the last picture of another shot. */
function ofContinuing({family, files}: ModelFolder, first: string | undefined): Incapability | null {
  const instead = 'leave continues out, or name a model that makes something from pictures: parameters={{model: …}}';
  if (first !== undefined) {
    return {
      expected: 'one picture to begin with: that of an ingredient, or the last one of another shot',
      found: `first '${first}' and continues`,
      fix: 'leave one of them out',
    };
  }
  if (family.pictures === 'none')
    return {expected: 'a model that makes something from pictures', found: 'a model of prompts only', fix: instead};
  if (files.has('vae_encoder')) return null;
  return {expected: 'vae_encoder/model.onnx in the model folder, which pictures are read with', found: 'none', fix: instead};
}

/** What a model would not heed is refused: a parameter that changes nothing would only make another fingerprint. */
function ofParameters({family, files, scheduler}: ModelFolder, {parameters}: ShotSpec): Incapability | null {
  const {eta, churn, decoder, frames, guidance} = parametersSchema.parse(parameters);
  const {className} = scheduler;
  if (eta !== undefined && !heedsEta.includes(className)) return unusable(`a ${className}`, heedsEta.join(' or '), 'eta');
  if (churn !== undefined && !heedsChurn.includes(className)) return unusable(`a ${className}`, heedsChurn.join(' or '), 'churn');
  if (decoder === 'tiny' && !files.has('vae_tiny_decoder')) return unusable('none', 'vae_tiny_decoder/model.onnx', 'decoder');
  if (frames !== undefined && !family.makesVideo) return unusable('an image model', 'a model that makes film', 'frames');
  if (Array.isArray(guidance) && family.layout !== 'BFCHW')
    return unusable('a model with one guidance for all', 'a model whose guidance grows (SVD)', 'guidance');
  return null;
}

const heedsEta = ['DDIMScheduler', 'TCDScheduler'];
const heedsChurn = ['EulerDiscreteScheduler', 'EDMEulerScheduler', 'FlowMatchHeunDiscreteScheduler'];

const unusable = (found: string, expected: string, parameter: string): Incapability => ({
  expected: `${expected} for parameters.${parameter}`,
  found,
  fix: `remove ${parameter} from the parameters, or use another model`,
});
