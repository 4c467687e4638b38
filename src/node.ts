/** What a program imports to run the pipeline itself, or to bring a generator of its own. */
export type {Digest, Fingerprint} from './core/brand.ts';
export {type ErrorCode, ReshootError} from './core/errors.ts';
export type {Emit, FinishedVariant, ReshootEvent} from './core/events.ts';
export {fingerprintOf} from './core/fingerprint.ts';
export type {
  AnyGenerator,
  AskedTake,
  ContinuedTake,
  Cost,
  Estimate,
  GeneratedPicture,
  GeneratedSound,
  Generator,
  GeneratorIdentity,
  GeneratorVoice,
  Incapability,
  MakeContext,
  RgbFrame,
  SoundGenerator,
} from './core/generator.ts';
export type {Plan} from './core/plan.ts';
export type {PlannedShot, PlannedSound} from './core/planned-take.ts';
export type {SoundSpec} from './core/sound.ts';
export {soundFingerprintOf} from './core/sound-fingerprint.ts';
export type {ShotSpec} from './core/spec.ts';
export type {VoiceInput} from './core/voice.ts';
export {generateShots, planProject, prepareStudio, type RunContext, renderProject} from './pipeline.ts';
export {defineConfig, type ProjectConfig} from './project/config.ts';
