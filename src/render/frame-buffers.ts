import type {Digest} from '../core/brand.ts';

/** Pictures that were drawn and not used yet. */
const roomInFrames = 24;

/**
 * The meeting point of capture and encoders. Decides which frames are drawn (one for each distinct key), holds a picture as long as it is going to be
 * asked for again, and makes the capture wait where the encoders are behind. The keys are of whole frames, or of their pages alone.
 */
export class FrameBuffers<Picture = Uint8Array> {
  /** One frame for each distinct key, ascending: the first that has it. */
  readonly toCapture: readonly number[];
  readonly #keys: readonly Digest[];
  /** How often the picture of a key is still going to be asked for. */
  readonly #uses = new Map<Digest, number>();
  readonly #pictures = new Map<Digest, Picture>();
  readonly #arrivals = new Set<() => void>();
  readonly #departures = new Set<() => void>();
  #waiting = 0;
  #failure: {readonly error: unknown} | null = null;

  /**
   * @param keys of all frames of the film.
   * @param asked the frames that are going to be taken, each as often as it stands there, ascending.
   */
  constructor(keys: readonly Digest[], asked: readonly number[]) {
    this.#keys = keys;
    const toCapture: number[] = [];
    for (const frame of asked) {
      const key = this.#keyOf(frame);
      const uses = this.#uses.get(key) ?? 0;
      if (uses === 0) toCapture.push(frame);
      this.#uses.set(key, uses + 1);
    }
    this.toCapture = toCapture;
  }

  /** Hands a picture over. Waits while too many lie here, but never while an encoder waits for one. */
  async put(frame: number, picture: Picture): Promise<void> {
    this.#pictures.set(this.#keyOf(frame), picture);
    wake(this.#arrivals);
    while (this.#pictures.size > roomInFrames && this.#waiting === 0 && this.#failure === null) {
      await new Promise<void>((resolve) => this.#departures.add(resolve));
    }
  }

  /** The picture of a frame, once it is there. Several may wait. */
  async take(frame: number): Promise<Picture> {
    const key = this.#keyOf(frame);
    for (;;) {
      if (this.#failure) throw this.#failure.error;
      const picture = this.#pictures.get(key);
      if (picture) {
        const uses = (this.#uses.get(key) ?? 1) - 1;
        this.#uses.set(key, uses);
        if (uses === 0) this.#pictures.delete(key);
        wake(this.#departures);
        return picture;
      }
      this.#waiting += 1;
      wake(this.#departures);
      await new Promise<void>((resolve) => this.#arrivals.add(resolve));
      this.#waiting -= 1;
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
