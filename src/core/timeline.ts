import type {Digest} from './brand.ts';
import type {Finding} from './finding.ts';
import type {FrameRange} from './frame-range.ts';
import type {Layering} from './layering.ts';
import type {ReadVariables} from './read-variables.ts';
import type {SoundRequest, TimelineSound} from './sound.ts';

export type {TimelineSound} from './sound.ts';

import type {ShotRequest} from './spec.ts';
import type {SpokenLine} from './spoken-line.ts';

/** A shot as a scan found it in one variant. */
export interface TimelineShot {
  readonly request: ShotRequest;
  /** Where it is on screen, in frames of the film, ascending. Several ranges when it is looped or shown conditionally. */
  readonly ranges: readonly FrameRange[];
  /**
   * The first frame of the element's own clock that is shown. Frame 0 of the take is shown there, so that a shot that only appears half-way
   * through its sequence does not pay for pictures nobody sees.
   */
  readonly firstLocalFrame: number;
  /** Length of the take: last shown local frame + 1 - `firstLocalFrame`. */
  readonly durationInFrames: number;
  /** Component names from the root to the element, for messages. */
  readonly component: string;
}

/** A shot's part in one frame. */
export interface FrameShot {
  readonly id: string;
  /** Frame of the take, from 0. */
  readonly takeFrame: number;
}

/** One frame of a variant, without its takes: those are only known after generation. */
export interface TimelineFrame {
  /** Hash of the page at this frame, shots left out, everything drawn by digest. */
  readonly page: Digest;
  readonly shots: readonly FrameShot[];
  readonly layering: Layering;
}

/** A file that an element of Remotion plays on a frame, in Remotion's words. */
export interface FilePlacement {
  readonly type: 'audio' | 'video';
  /** URL; without the origin where it is the page's own. */
  readonly src: string;
  readonly id: string;
  readonly frame: number;
  readonly volume: number;
  readonly mediaFrame: number;
  readonly playbackRate: number;
  readonly toneFrequency: number;
  readonly audioStartFrame: number;
  readonly audioStreamIndex: number;
}

/** Samples that an element of `@remotion/media` decoded in the page. Only their digest is kept; the mix has the page decode them again. */
export interface SamplePlacement {
  readonly type: 'samples';
  readonly digest: string;
  readonly toneFrequency: number;
}

export type AudioPlacement = FilePlacement | SamplePlacement;

/** A caption on screen, as a subtitle file has it. */
export interface TimelineCaption {
  /** In frames of the film. */
  readonly range: FrameRange;
  /** May have several lines. */
  readonly text: string;
  readonly language: string | null;
}

/** What a scan of one variant found. JSON-plain: it is stored under the key of what it was scanned from. */
export interface Timeline {
  readonly variant: string;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly durationInFrames: number;
  readonly shots: readonly TimelineShot[];
  /** As the page entered them: what stands for the sound of a shot and what asks its generator for it, of which the plan leaves one. */
  readonly sounds: readonly TimelineSound[];
  /** Sounds that a shot's generator makes in the place of their own; a plan's timelines alone have them. The studio has to keep them silent. */
  readonly silenced?: readonly SoundRequest[];
  /** Ids of the lines that the component asks about: those it may follow. */
  readonly askedLines: readonly string[];
  /** What it was told about them. */
  readonly speech: {readonly [sound: string]: SpokenLine};
  /** What the component read of `process.env`. */
  readonly variables: ReadVariables;
  readonly frames: readonly TimelineFrame[];
  /** Per frame, what sounds then. */
  readonly audio: readonly (readonly AudioPlacement[])[];
  /** In order of their first frames; they may overlap. */
  readonly captions: readonly TimelineCaption[];
  readonly findings: readonly Finding[];
  /** Digest of every file that is drawn or heard, by its URL path as the page asked for it. */
  readonly assets: {readonly [url: string]: Digest};
  readonly scanInMilliseconds: number;
}
