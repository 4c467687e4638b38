/** What every way of beginning is given, and what it gives. */
import type {Condition} from './denoise.ts';
import type {Given} from './given.ts';
import type {Geometry} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Run} from './run.ts';
import type {Scheduler} from './schedulers/scheduler.ts';
import type {TorchRandom} from './torch-random.ts';

export interface Occasion {
  readonly run: Run;
  readonly geometry: Geometry;
  readonly scheduler: Scheduler;
  readonly random: TorchRandom;
  /** c, then ∅, as far as texts decide them. */
  readonly conditions: readonly Condition[];
}

export interface Beginning {
  /** In the network's layout, as are all below. */
  readonly x: Float32Array;
  readonly firstIndex: number;
  readonly given: Given | null;
  /** Latent frames that stand before those of the film and are no part of it. */
  readonly framesBefore: number;
  readonly conditions: readonly Condition[];
}

/** Steps that a strength below 1 leaves out. */
export function skippedSteps({scheduler}: ModelFolder, {steps, strength}: Run): number {
  // Schedulers of distilled models lay their whole schedule over the strength.
  if (['LCMScheduler', 'TCDScheduler'].includes(scheduler.className)) return 0;
  // Pipelines of flows round what they leave out, the others what they keep.
  const isFlow = scheduler.className.startsWith('FlowMatch');
  return Math.max(isFlow ? Math.floor(steps - steps * strength) : steps - Math.min(Math.floor(steps * strength), steps), 0);
}
