import type {Fingerprint} from '../core/brand.ts';
import type {PlannedTake} from '../core/plan.ts';

/**
 * Takes to be made, handed out by generator: each as soon as nobody has to make the one that it continues any more.
 * Fingerprints have those of the takes that they continue in them, so there are no rings.
 */
export class InTurn {
  readonly #queues: ReadonlyMap<string, PlannedTake[]>;
  /** How many are still to be made, by fingerprint: several shots may share one. */
  readonly #unmade = new Map<Fingerprint, number>();
  #waiting: (() => void)[] = [];

  constructor(takes: readonly PlannedTake[]) {
    const queues = new Map<string, PlannedTake[]>();
    for (const take of takes) {
      queues.set(take.generator.id, [...(queues.get(take.generator.id) ?? []), take]);
      this.#unmade.set(take.fingerprint, (this.#unmade.get(take.fingerprint) ?? 0) + 1);
    }
    this.#queues = queues;
  }

  get generators(): readonly string[] {
    return [...this.#queues.keys()];
  }

  /** The next take for a generator; null where it has none left, or may begin none. Waits for what others are making. */
  async next(generator: string, mayBegin: () => boolean): Promise<PlannedTake | null> {
    const queue = this.#queues.get(generator) ?? [];
    while (queue.length > 0 && mayBegin()) {
      const at = queue.findIndex((take) => this.#isReady(continuedBy(take)));
      const [take] = at < 0 ? [] : queue.splice(at, 1);
      if (take) return take;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return null;
  }

  #isReady(before: Fingerprint | null): boolean {
    return before === null || (this.#unmade.get(before) ?? 0) === 0;
  }

  /** Says that a take was made, or could not be: whoever waits looks again. */
  ended({fingerprint}: PlannedTake): void {
    this.#unmade.set(fingerprint, (this.#unmade.get(fingerprint) ?? 0) - 1);
    for (const resume of this.#waiting.splice(0)) resume();
  }
}

/** The take that a take continues, as its generator is asked for it: a draft may continue a draft. */
export const continuedBy = (take: PlannedTake): Fingerprint | null =>
  take.kind === 'shot' ? ((take.draft ?? take.spec).continues ?? null) : null;
