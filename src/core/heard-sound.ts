/** A sound as one frame of a scanned page has it. */
export interface HeardSound {
  readonly id: string;
  /** Canonical JSON of the request. */
  readonly request: string;
  /** Of the element's own clock, with `at` taken off: 0 is where the sound begins. */
  readonly localFrame: number;
  readonly gainInDecibels: number;
  /** JSON of how it is played otherwise: what the mix reads. */
  readonly playback: string;
  /** The element's name, for messages. */
  readonly component: string;
}
