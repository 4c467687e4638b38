import type {Digest} from '../core/brand.ts';
import type {FrameRange} from '../core/frame-range.ts';

/** Pictures that were drawn and not used yet. */
const roomInFrames = 24;

/**
 * The meeting point of capture and encoding. Decides which frames are drawn (one for each distinct key), holds a picture as long as a later
 * frame needs it again, and makes the capture wait where the encoder is behind. The keys are of whole frames, or of their pages alone.
 */
export class FrameBuffers<Picture = Uint8Array> {
  /** One frame for each distinct key, ascending: the first that has it. */
  readonly toCapture: readonly number[];
  readonly #keys: readonly Digest[];
  /** How many frames still need the picture of a key. */
  readonly #uses = new Map<Digest, number>();
  readonly #pictures = new Map<Digest, Picture>();
  readonly #arrivals = new Set<() => void>();
  readonly #departures = new Set<() => void>();
  #waitingFor: number | null = null;
  #failure: {readonly error: unknown} | null = null;

  constructor(keys: readonly Digest[], ranges: readonly FrameRange[]) {
    this.#keys = keys;
    const toCapture: number[] = [];
    for (const {start, end} of ranges) {
      for (let frame = start; frame < end; frame++) {
        const key = this.#keyOf(frame);
        const uses = this.#uses.get(key) ?? 0;
        if (uses === 0) toCapture.push(frame);
        this.#uses.set(key, uses + 1);
      }
    }
    this.toCapture = toCapture;
  }

  /** Hands a picture over. Waits while too many lie here, but never while the encoder waits for one. */
  async put(frame: number, picture: Picture): Promise<void> {
    this.#pictures.set(this.#keyOf(frame), picture);
    wake(this.#arrivals);
    while (this.#pictures.size > roomInFrames && this.#waitingFor === null && this.#failure === null) {
      await new Promise<void>((resolve) => this.#departures.add(resolve));
    }
  }

  /** The picture of a frame, once it is there. Frames are taken in the order of the ranges. */
  async take(frame: number): Promise<Picture> {
    const key = this.#keyOf(frame);
    for (;;) {
      if (this.#failure) throw this.#failure.error;
      const picture = this.#pictures.get(key);
      if (picture) {
        this.#waitingFor = null;
        const uses = (this.#uses.get(key) ?? 1) - 1;
        this.#uses.set(key, uses);
        if (uses === 0) this.#pictures.delete(key);
        wake(this.#departures);
        return picture;
      }
      this.#waitingFor = frame;
      wake(this.#departures);
      await new Promise<void>((resolve) => this.#arrivals.add(resolve));
    }
  }

  /** Ends all waiting on both sides. The first failure counts. */
  fail(error: unknown): void {
    this.#failure ??= {error};
    wake(this.#arrivals);
    wake(this.#departures);
  }

  #keyOf(frame: number): Digest {
    const key = this.#keys[frame];
    if (key === undefined) throw new RangeError(`Frame ${frame} has no key: the film has ${this.#keys.length} frames.`);
    return key;
  }
}

const wake = (waiting: Set<() => void>): void => {
  const all = [...waiting];
  waiting.clear();
  for (const resume of all) resume();
};
