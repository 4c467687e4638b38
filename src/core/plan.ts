import type {FrameRange} from './frame-range.ts';
import type {PlannedShot, PlannedSound} from './planned-take.ts';
import type {Way} from './way.ts';
import type {Work} from './work.ts';

/** How a segment's pictures come about. */
export interface SegmentDetail extends FrameRange {
  readonly variant: string;
  readonly action: 'reuse' | Way['kind'];
  /** Why the browser has to draw it whole; null where it does not. */
  readonly reason: string | null;
}

/** What a run will do; printed by `reshoot plan`, executed as it is by `reshoot render`. */
export interface Plan {
  /** Every single thing that has to be there for the films, in an order in which it can be made. */
  readonly work: readonly Work[];
  readonly shots: readonly PlannedShot[];
  readonly sounds: readonly PlannedSound[];
  /**
   * `estimated`: dialogue that the timeline follows is not made yet, so lengths may still move. A render makes it first, scans again and plans
   * the rest with what it measured.
   */
  readonly timing: 'exact' | 'estimated';
  /** What is not reused is made by one of three ways; `details` names each, for people. */
  readonly segments: {
    readonly total: number;
    readonly reused: number;
    readonly passthrough: number;
    readonly layered: number;
    readonly full: number;
    readonly details: readonly SegmentDetail[];
  };
  readonly totals: {
    readonly variants: number;
    readonly shots: number;
    readonly sounds: number;
    /** Of shots and sounds, like what follows. */
    readonly uniqueTakes: number;
    readonly generate: number;
    readonly cost: {readonly amount: number; readonly currency: string} | 'unknown';
  };
}
