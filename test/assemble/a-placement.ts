import type {FilePlacement} from '../../src/core/timeline.ts';

/** A file that plays from the film's first frame on, as it is. */
const played = (src: string): FilePlacement => ({
  ...{type: 'audio', src, id: src, frame: 0, volume: 1, mediaFrame: 0, playbackRate: 1, toneFrequency: 1},
  ...{audioStartFrame: 0, audioStreamIndex: 0},
});

/** An element that is shown for some frames, as the scan sees it on each. `trimBefore` is the element's. */
export const shownFor = (
  durationInFrames: number,
  {
    src,
    trimBefore = 0,
    volume = 1,
    ...more
  }: {readonly src: string; readonly trimBefore?: number} & {
    readonly volume?: number | ((frame: number) => number);
  } & Partial<Pick<FilePlacement, 'playbackRate' | 'toneFrequency' | 'audioStreamIndex' | 'id'>>,
): FilePlacement[] =>
  Array.from({length: durationInFrames}, (_, frame) => ({
    ...played(src),
    ...more,
    frame,
    volume: typeof volume === 'number' ? volume : volume(frame),
    mediaFrame: trimBefore + frame,
    audioStartFrame: trimBefore,
  }));

/** Lays elements onto a film: each with the frame on which it begins. */
export const film = (
  durationInFrames: number,
  ...elements: readonly {readonly from: number; readonly shown: readonly FilePlacement[]}[]
): FilePlacement[][] =>
  Array.from({length: durationInFrames}, (_, frame) => elements.flatMap(({from, shown}) => shown[frame - from] ?? []));
