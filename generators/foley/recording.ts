export const sampleRate = 48_000;

/**
 * Stereo sound that is being put together. In a loop the end meets the beginning: events that run over the end go on at the start, and filters
 * run over it once before, so that they are in full swing when it begins. There is no seam to hide, because there is none.
 */
export interface Recording {
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly isLoop: boolean;
}

export const emptyRecording = (durationInSeconds: number, isLoop: boolean): Recording => {
  const length = Math.round(durationInSeconds * sampleRate);
  return {left: new Float32Array(length), right: new Float32Array(length), isLoop};
};

export interface Event {
  readonly at: number;
  readonly seconds: number;
  readonly level: number;
  /** -1 left, 1 right. */
  readonly pan?: number;
}

/** Adds something short: `wave` gives its samples over its own clock in seconds. It ends in 5 ms of fade, so that nothing clicks. */
export function addEvent(recording: Recording, {at, seconds, level, pan = 0}: Event, wave: (t: number) => number): void {
  const {left, right, isLoop} = recording;
  const first = Math.round(at * sampleRate);
  const length = Math.round(seconds * sampleRate);
  // Equal power, so that an event is as loud at the side as in the middle.
  const angle = ((pan + 1) * Math.PI) / 4;
  const [toLeft, toRight] = [Math.cos(angle) * level, Math.sin(angle) * level];
  const fade = Math.min(length / 2, 0.005 * sampleRate);
  for (let i = 0; i < length; i++) {
    const index = isLoop ? (first + i) % left.length : first + i;
    if (index >= left.length) break;
    const value = wave(i / sampleRate) * Math.min(1, (length - i) / fade);
    left[index] = (left[index] ?? 0) + value * toLeft;
    right[index] = (right[index] ?? 0) + value * toRight;
  }
}

/** Adds a channel to each side. `level` may move: it is asked with the share of the recording that has passed. */
export function addBed(
  recording: Recording,
  sides: readonly [Float32Array, Float32Array],
  level: number | ((share: number) => number),
): void {
  for (const [side, into] of [
    [sides[0], recording.left],
    [sides[1], recording.right],
  ] as const) {
    for (let i = 0; i < into.length; i++) {
      into[i] = (into[i] ?? 0) + (side[i] ?? 0) * (typeof level === 'number' ? level : level(i / into.length));
    }
  }
}

/** Adds another recording of the same length. */
export const addRecording = (recording: Recording, other: Recording, level: number): void =>
  addBed(recording, [other.left, other.right], level);
