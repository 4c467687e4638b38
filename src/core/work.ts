/**
 * Work: one thing that may have to be made. A plan is a list of these, and an executor makes exactly one (DESIGN §10). JSON-plain, bytes only by
 * digest: a list of work can be printed, saved, reviewed and sent to another machine.
 */
import type {Branded, Digest, Fingerprint} from './brand.ts';
import type {FrameRange} from './frame-range.ts';
import type {AskedTake, Estimate} from './generator.ts';
import type {PlannedShot, PlannedSound} from './planned-take.ts';
import type {Reason} from './reason.ts';
import type {Soundtrack} from './soundtrack.ts';
import type {Timeline} from './timeline.ts';
import type {Variant} from './variant.ts';
import type {Way} from './way.ts';

/** In the order in which a film needs them. */
export const workKinds = ['bundle', 'timeline', 'take', 'sound', 'segment', 'mix', 'film'] as const;

export type WorkKind = (typeof workKinds)[number];

/** Stable and readable, unique in a plan: `take tram/stop 1f0c9a27`, `segment tram/reel 60-120`. */
export type WorkName = Branded<'WorkName'>;

/** @example workName('segment', 'tram/reel', '60-120') // 'segment tram/reel 60-120' */
export const workName = (kind: WorkKind, ...parts: readonly string[]): WorkName => [kind, ...parts].join(' ') as WorkName;

/**
 * `keep`: it is there, in the lock or in place. `restore`: the store has it. `make`: an executor has to make it. `blocked`: it has to be made, and
 * this run may not, or does not know enough yet.
 */
export type WorkAction = 'keep' | 'restore' | 'make' | 'blocked';

/** What makes it: a scheduler keeps to one limit for each. */
export type Resource = 'node' | 'browser' | 'encoder' | `generator:${string}`;

/** A stored take as other work refers to it. */
export interface TakeReference {
  readonly fingerprint: Fingerprint;
  readonly digest: Digest;
}

/** A film as its parts refer to it: what an executor needs to open its page. */
export interface FilmReference {
  readonly variant: Variant;
  /** Key of its timeline in the store. */
  readonly timeline: Digest;
  /** By shot id. */
  readonly takes: {readonly [shot: string]: TakeReference};
}

/** What is compared and written beside a film. */
export interface FilmExtras {
  /** How many frames are drawn again and compared. */
  readonly framesToVerify: number | 'all';
  /** Whether the parts of the sound are written beside it. */
  readonly stems: boolean;
}

/** What an executor is given, by kind. */
export interface WorkInputs {
  readonly bundle: Readonly<Record<string, never>>;
  readonly timeline: {
    readonly variant: Variant;
    readonly speech: Timeline['speech'];
    /** `lines`: only where its dialogue is, from a few of its frames. */
    readonly extent: 'frames' | 'lines';
  };
  readonly take: {
    readonly take: PlannedShot;
    /** How the take that it continues was asked for, and the one before that, and so on; null where it begins by itself. */
    readonly continued: AskedTake | null;
  };
  readonly sound: {readonly take: PlannedSound};
  readonly segment: {
    readonly film: FilmReference;
    readonly range: FrameRange;
    readonly way: Way;
    /** Draw everything, stored overlays as well. */
    readonly isFull: boolean;
  };
  readonly mix: {readonly film: FilmReference; readonly soundtrack: Soundtrack};
  readonly film: {
    readonly film: FilmReference;
    /** In order. */
    readonly segments: readonly (FrameRange & {readonly key: Digest})[];
    readonly soundtrack: Soundtrack;
    readonly audio: Digest;
    /** From the folder of films, with forward slashes. */
    readonly file: string;
    /** Whether the film in place already is this one: then only `extras` are made. */
    readonly isInPlace: boolean;
    readonly extras: FilmExtras;
  };
}

/** Work of one kind. `input` is null as long as it waits for what it needs. */
export interface WorkOf<Kind extends WorkKind> {
  readonly kind: Kind;
  readonly name: WorkName;
  /** Ids of the variants that need it. */
  readonly variants: readonly string[];
  /** What has to be made before. */
  readonly needs: readonly WorkName[];
  /** Under which the store has it; null until what it needs is known. */
  readonly key: Digest | Fingerprint | null;
  readonly action: WorkAction;
  readonly reason: Reason;
  readonly input: WorkInputs[Kind] | null;
  readonly resource: Resource;
  readonly estimate: Estimate;
}

export type Work = {readonly [Kind in WorkKind]: WorkOf<Kind>}[WorkKind];

/** Work that can be made now. */
export type ReadyWork<Kind extends WorkKind = WorkKind> = {
  readonly [Each in Kind]: WorkOf<Each> & {readonly input: WorkInputs[Each]};
}[Kind];

/** Whether an executor can be given it, once what it needs is made. */
export const hasInput = (work: Work): work is ReadyWork => work.input !== null;

/** For what costs nothing and of which nobody knows how long it takes. */
export const freeEstimate: Estimate = {seconds: 'unknown', cost: {amount: 0, currency: 'USD'}};
