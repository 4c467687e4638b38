import type {Digest, Fingerprint} from './brand.ts';
import type {Json} from './canonical.ts';
import type {ScenePlan, ScenePlanOverrides} from './scene-plan.ts';
import type {ShotSound} from './shot-sound.ts';

/**
 * What an element asks for, as its author wrote it: the allow-list of props that may reach the fingerprint. Presentation (`fit`, `style`,
 * `volume`) is not in this type, so it cannot leak into it.
 */
export interface ShotRequest {
  /** Unique in its video; names the shot, does not decide its pixels (but see `seed`). */
  readonly id: string;
  readonly prompt: string;
  /** Id of the shot with whose last picture it begins; not there where it begins by itself. */
  readonly continues?: string;
  /** 1 for the first; the only re-roll knob. */
  readonly take: number;
  /** null: derived from video, shot and take. */
  readonly seed: number | null;
  /** null: the project's default generator. */
  readonly generator: string | null;
  readonly plan: ScenePlanOverrides | null;
  /** null: the size of the film. */
  readonly size: {readonly width: number; readonly height: number} | null;
  readonly parameters: {readonly [name: string]: Json};
}

/** An ingredient with its files entered by digest: paths and mtimes decide nothing. */
export interface ResolvedIngredient {
  readonly kind: 'character' | 'product' | 'style' | 'location';
  readonly name: string;
  readonly look: string;
  readonly references: readonly Digest[];
}

/** Everything about a shot that decides its take, resolved. Its canonical JSON is what the fingerprint hashes. */
export interface ShotSpec {
  /** As written: never rewritten, never normalised. Two prompts that differ in one letter are two shots. */
  readonly prompt: string;
  /** The reading of the prompt, overrides applied. */
  readonly scenePlan: ScenePlan;
  /** The overrides themselves: kept apart so that a locked reading can be told from a new request. */
  readonly overrides: ScenePlanOverrides | null;
  /** Those that the prompt names in braces, sorted by name. */
  readonly ingredients: readonly ResolvedIngredient[];
  readonly width: number;
  readonly height: number;
  readonly durationInFrames: number;
  readonly framesPerSecond: number;
  readonly take: number;
  /** 32-bit unsigned. */
  readonly seed: number;
  readonly parameters: {readonly [name: string]: Json};
  /** The take with whose last picture this one begins; not there where it begins by itself. */
  readonly continues?: Fingerprint;
  /** What its generator lets be heard with it. Absent, never null, where that is nothing: fingerprints of silent shots are older than this field. */
  readonly sound?: ShotSound;
}
