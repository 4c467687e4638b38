import {z} from 'zod';

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'expected a language such as "en" or "id"');

const pronunciations = z.record(z.string().min(1), z.string().min(1));

/** A voice of a project, as `reshoot.config.ts` names it. */
export const voiceSchema = z.strictObject({
  generator: z.string().min(1).default('flite'),
  /** The generator's own name of it. */
  voice: z.string().min(1),
  /** What it speaks, where the generator does not know. */
  languages: z.array(language).min(1).optional(),
  /** 1 is its own pace; 2 is twice as fast. */
  pace: z.number().min(0.5).max(2).default(1),
  pitchInSemitones: z.number().min(-12).max(12).default(0),
  /** Between sentences. */
  pauseInSeconds: z.number().min(0).max(5).default(0.3),
  /** How to say words that it says wrong: spelt as it has to sound, `{Reshoot: 'ree shoot'}`. */
  pronunciations: pronunciations.default({}),
});

export type Voice = z.output<typeof voiceSchema>;

/** What an author writes. */
export type VoiceInput = z.input<typeof voiceSchema>;

/** Voices by the names that `<Dialogue voice>` uses. */
export const voicesSchema = z
  .record(z.string().regex(/^[a-z0-9][a-z0-9-]*$/i, 'expected a name of letters, digits and hyphens'), voiceSchema)
  .default({})
  .transform((voices) => ({...defaultVoices, ...voices}));

/** There in every project, so that a first film can speak. */
const defaultVoices: {readonly [name: string]: Voice} = {
  narrator: voiceSchema.parse({voice: 'slt'}),
  storyteller: voiceSchema.parse({voice: 'rms', pace: 0.95}),
};
