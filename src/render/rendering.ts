import type {Digest} from '../core/brand.ts';
import type {Emit} from '../core/events.ts';
import type {FrameRange} from '../core/frame-range.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Way} from '../core/way.ts';
import type {OverlayPictures} from '../remotion/capture.ts';
import type {Store} from '../store/store.ts';

/** A run of frames to be made, in a way that the plan has chosen. */
export interface SegmentToRender extends FrameRange {
  readonly key: Digest;
  readonly way: Way;
}

/** Where segments are written, and what stops it. */
export interface SegmentPlace {
  readonly store: Store;
  readonly workFolder: string;
  readonly framesPerSecond: number;
  readonly signal: AbortSignal;
}

/** Draws the frames asked for; calls back with each, in any order. */
export type Capture<Picture> = (
  frames: readonly number[],
  onFrame: (frame: number, picture: Picture) => void | Promise<void>,
  signal: AbortSignal,
) => Promise<void>;

export interface RenderRequest {
  readonly timeline: Timeline;
  /** Missing segments, ascending. */
  readonly segments: readonly SegmentToRender[];
  /** Key of every frame of the film. Frames with equal keys are captured once. */
  readonly frameKeys: readonly Digest[];
  /** Paths of the takes by shot id. */
  readonly takes: ReadonlyMap<string, string>;
  readonly captureFrames: Capture<Uint8Array>;
  readonly captureOverlays: Capture<OverlayPictures>;
  /** Draw everything, also pages that are stored. */
  readonly full: boolean;
  readonly store: Store;
  readonly workFolder: string;
  readonly emit: Emit;
  readonly signal: AbortSignal;
}

/** What the three ways share. */
export interface Rendering extends RenderRequest {
  readonly place: SegmentPlace;
  /** Called when a frame has been written. */
  readonly onFrame: () => void;
}
