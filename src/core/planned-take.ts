import type {Fingerprint} from './brand.ts';
import type {Estimate, GeneratorIdentity} from './generator.ts';
import type {LockedSound, LockedTake} from './lock.ts';
import type {ReasonCode} from './reason.ts';
import type {ShotSoundChoice} from './shot-sound.ts';
import type {SoundKind, SoundSpec} from './sound.ts';
import type {ShotSpec} from './spec.ts';

/** What a render will do with a take. */
export type TakeAction = 'keep' | 'restore' | 'generate';

/** One take that a run needs, once for all the variants that share it. */
interface PlannedOf<Kind, Spec, Locked> {
  readonly kind: Kind;
  /** As written in the video. */
  readonly id: string;
  readonly video: string;
  /** Ids of the variants that have it. */
  readonly variants: readonly string[];
  readonly action: TakeAction;
  /** One sentence: why this action and no other. */
  readonly reason: string;
  /** The same for programs. */
  readonly code: ReasonCode;
  readonly fingerprint: Fingerprint;
  readonly generator: GeneratorIdentity;
  readonly spec: Spec;
  readonly estimate: Estimate;
  /** The lock's block for it; null where the lock has none. */
  readonly locked: Locked | null;
}

export type PlannedShot = PlannedOf<'shot', ShotSpec, LockedTake> & {
  /** What the generator is asked for in place of `spec`, to whose size its pictures are then brought; drafts alone have it. */
  readonly draft?: ShotSpec;
  /** Id of the shot with whose last picture it begins; `spec.continues` is its take. */
  readonly continues?: string;
  /** Who makes what is heard with it; shots with `audio` alone have it. */
  readonly audio?: ShotSoundChoice;
};
export type PlannedSound = PlannedOf<SoundKind, SoundSpec, LockedSound>;

/** A take is a take: what makes, stores and counts takes does not ask of what. */
export type PlannedTake = PlannedShot | PlannedSound;

/** How messages name a take. */
export const nameOf = ({kind, id, video}: PlannedTake): string => `${kind === 'shot' ? 'shot' : 'sound'} '${id}' of video '${video}'`;
