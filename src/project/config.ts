import {z} from 'zod';
import type {AnyGenerator} from '../core/generator.ts';
import {type VoiceInput, voicesSchema} from '../core/voice.ts';

/** What `reshoot.config.ts` may say. Everything has a default; the file is optional. */
export interface ProjectConfig {
  /** Folder with one folder per video; `scenes` by default. */
  readonly scenes?: string;
  /** Folder of the finished films; `out` by default. */
  readonly out?: string;
  /** Generator of shots that name none; `animatic` by default. */
  readonly generator?: string;
  /** Generators of your own, beside those that come with Reshoot. */
  readonly generators?: readonly AnyGenerator[];
  /** Generator of ambience, effects and music that name none; `foley` by default. */
  readonly soundGenerator?: string;
  /** Who speaks, by the names that `<Dialogue voice>` uses; `narrator` and `storyteller` are always there. */
  readonly voices?: {readonly [name: string]: VoiceInput};
}

/**
 * Types the default export of `reshoot.config.ts`.
 *
 * @example
 * export default defineConfig({generator: 'animatic', out: 'out'});
 */
export const defineConfig = (config: ProjectConfig): ProjectConfig => config;

const isGenerator = (value: unknown): value is AnyGenerator =>
  typeof value === 'object' && value !== null && 'id' in value && 'make' in value && 'identity' in value;

/** The file's schema: unknown words are refused, because a misspelt option that is ignored is worse than an error. */
export const configSchema = z.strictObject({
  scenes: z.string().min(1).default('scenes'),
  out: z.string().min(1).default('out'),
  generator: z.string().min(1).default('animatic'),
  soundGenerator: z.string().min(1).default('foley'),
  voices: voicesSchema,
  generators: z.array(z.custom<AnyGenerator>(isGenerator, 'expected an object with id, identity and make')).default([]),
});

export type ResolvedConfig = z.output<typeof configSchema>;
