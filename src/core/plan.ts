import type {Fingerprint} from './brand.ts';
import type {Estimate, GeneratorIdentity} from './generator.ts';
import type {LockedTake} from './lock.ts';
import type {ShotSpec} from './spec.ts';

/** What a render will do with a shot. */
export type ShotAction = 'keep' | 'restore' | 'generate';

/** One take that a run needs, once for all the variants that share it. */
export interface PlannedShot {
  /** As written in the video. */
  readonly id: string;
  readonly video: string;
  /** Ids of the variants that show it. */
  readonly variants: readonly string[];
  readonly action: ShotAction;
  /** One sentence: why this action and no other. */
  readonly reason: string;
  readonly fingerprint: Fingerprint;
  readonly generator: GeneratorIdentity;
  readonly spec: ShotSpec;
  readonly estimate: Estimate;
  /** The lock's block for it; null where the lock has none. */
  readonly locked: LockedTake | null;
}

/** What a run will do; printed by `reshoot plan`, executed as it is by `reshoot render`. */
export interface Plan {
  readonly shots: readonly PlannedShot[];
  readonly segments: {readonly total: number; readonly reused: number; readonly full: number};
  readonly totals: {
    readonly variants: number;
    readonly shots: number;
    readonly uniqueTakes: number;
    readonly generate: number;
    readonly cost: {readonly amount: number; readonly currency: string} | 'unknown';
  };
}
