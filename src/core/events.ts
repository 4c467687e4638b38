import type {Digest, Fingerprint} from './brand.ts';
import type {Finding} from './finding.ts';
import type {TakeAction} from './planned-take.ts';
import type {ReasonCode} from './reason.ts';
import type {WorkKind, WorkName} from './work.ts';

/** Stages of a run, in order. */
export type Stage = 'load' | 'bundle' | 'scan' | 'plan' | 'generate' | 'render' | 'assemble' | 'publish';

/** Counts of one finished film; the shape of DESIGN §8. */
export interface FinishedVariant {
  readonly id: string;
  /** From the project's folder, with forward slashes. */
  readonly film: string;
  readonly digest: Digest;
  readonly frames: {readonly total: number; readonly captured: number};
  readonly segments: {
    readonly total: number;
    readonly reused: number;
    readonly passthrough: number;
    readonly layered: number;
    readonly full: number;
  };
  readonly shots: {readonly total: number; readonly kept: number; readonly restored: number; readonly generated: number};
  readonly sounds: {readonly total: number; readonly kept: number; readonly restored: number; readonly generated: number};
  readonly audio: 'reused' | 'mixed' | 'silent';
  /** How many of its shots are drafts; renders with `--draft` alone have it. */
  readonly drafts?: number;
  readonly durationInMilliseconds: number;
}

/** Which take an event is about: a shot's or a sound's. */
export type TakeName = {readonly video: string} & ({readonly shot: string} | {readonly sound: string});

/** The name that its author gave it. */
export const nameInVideo = (name: TakeName): string => ('shot' in name ? name.shot : name.sound);

/**
 * What a stage tells the reporter. Stages never print: one reporter turns these into terminal text or JSON lines.
 * `stage-started` and `stage-finished` enclose a stage; `progress` names a share of it from 0 to 1.
 */
export type ReshootEvent =
  | {readonly event: 'stage-started'; readonly stage: Stage; readonly label: string}
  | {readonly event: 'progress'; readonly stage: Stage; readonly label: string; readonly share: number}
  | {readonly event: 'stage-finished'; readonly stage: Stage; readonly label: string; readonly durationInMilliseconds: number}
  | {
      readonly event: 'scan-finished';
      readonly variant: string;
      readonly frames: number;
      readonly shots: number;
      readonly millisecondsPerFrame: number;
      readonly reused: boolean;
    }
  | {
      readonly event: 'shot-planned';
      readonly shot: string;
      readonly video: string;
      readonly action: TakeAction;
      readonly reason: string;
      readonly code: ReasonCode;
    }
  | {
      readonly event: 'sound-planned';
      readonly sound: string;
      readonly video: string;
      readonly action: TakeAction;
      readonly reason: string;
      readonly code: ReasonCode;
    }
  | ({readonly event: 'take-progress'; readonly share: number; readonly label: string} & TakeName)
  | ({
      readonly event: 'take-made';
      readonly fingerprint: Fingerprint;
      readonly digest: Digest;
      readonly durationInMilliseconds: number;
    } & TakeName)
  /** Another process was making the same take; this one waited for it. */
  | ({readonly event: 'take-shared'; readonly fingerprint: Fingerprint} & TakeName)
  /** Stored bytes did not have their digest: dropped, and made again. */
  | {readonly event: 'store-entry-corrupt'; readonly kind: string; readonly key: string}
  /** A take was made again and came out with other bytes than the lock has: the new ones are locked. */
  | ({readonly event: 'take-differs-from-lock'; readonly locked: Digest; readonly made: Digest} & TakeName)
  /** One item of the plan was made, under its key in the store. */
  | {readonly event: 'work-made'; readonly work: WorkName; readonly kind: WorkKind; readonly key: string | null}
  | {readonly event: 'variant-finished'; readonly variant: FinishedVariant}
  | {readonly event: 'render-finished'; readonly variants: readonly FinishedVariant[]}
  /** Told once a run, whatever was reused. */
  | ({readonly event: 'finding'} & Finding)
  | {readonly event: 'warning'; readonly message: string};

/** Where stages send what they have to say. Never throws. */
export type Emit = (event: ReshootEvent) => void;
