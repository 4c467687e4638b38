import type {TimelineFrame} from '../core/timeline.ts';
import type {PictureMemory} from '../media/picture-memory.ts';
import type {OverlayPictures} from '../remotion/capture.ts';

/** Everything that one segment is blended from but its pages; plain data, for a thread. */
export interface BlendJob {
  /** Path of the ffmpeg that decodes takes and encodes the segment. */
  readonly ffmpeg: string;
  /** Path of the MP4 that is written. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly frames: readonly TimelineFrame[];
  /** Paths of the takes by shot id. */
  readonly takes: {readonly [shot: string]: string};
}

export interface BlendHost {
  /** The page of a frame of the segment, from 0, over its holes. Asked for where `pagesOf` says. */
  readonly page: (frame: number) => Promise<OverlayPictures>;
  /** Called when a frame has been blended. */
  readonly onFrame: () => void;
  /** What pictures are put in, one after the other. */
  readonly memory: PictureMemory;
  readonly signal: AbortSignal;
}
