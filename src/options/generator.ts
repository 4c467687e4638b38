import type {Value} from './option.ts';

/** `--generator`: which generator is to run a model. */
export const generatorOption = {
  kind: 'value',
  name: 'generator',
  flag: '--generator <id>',
  default: null,
  description: 'the generator that runs the model (default: diffusers; sherpa for transcribe)',
  complaint: (value) =>
    /^[a-z0-9][a-z0-9-]*$/.test(value) ? null : "a generator's id is lower-case words with hyphens, such as diffusers",
} as const satisfies Value;
