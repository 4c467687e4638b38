import type {Incapability} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {compression} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import {parametersSchema, sizeFor} from './settings.ts';

/** `models`: by name, those that are installed. */
export function capabilityOf(models: ReadonlyMap<string, ModelFolder>, spec: ShotSpec): Incapability | null {
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
  return ofSize(model, spec) ?? ofModes(model, spec);
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

function ofModes(model: ModelFolder, spec: ShotSpec): Incapability | null {
  const hasPicture = spec.ingredients.some(({references}) => references.length > 0);
  const {strength} = parametersSchema.parse(spec.parameters);
  if (model.family.conditioning === 'image' && !hasPicture) {
    return {
      expected: 'an ingredient with a reference picture, because the model makes film from a first frame',
      found: 'a prompt without one',
      fix: 'name an ingredient with references in braces: "{fox} waits"',
    };
  }
  if (strength === undefined || (hasPicture && model.family.layout === 'BCHW' && model.files.has('vae_encoder'))) return null;
  return {
    expected: 'parameters.strength only with a reference picture, an image model and its vae_encoder',
    found: `strength ${strength}${hasPicture ? '' : ' and no ingredient with a reference picture'}`,
    fix: 'remove strength, or name an ingredient with references in braces',
  };
}
