import type {ReadyWork, Resource, WorkName} from '../core/work.ts';
import type {Made} from '../executors/executor.ts';

/** What was made, of what. */
export interface MadeWork extends Made {
  readonly work: readonly ReadyWork[];
}

/** What a scheduler of one process needs. */
export interface LocalScheduling {
  /** Makes work that is handed out together. A failure of other work aborts the signal of everything but takes. */
  readonly execute: (work: readonly ReadyWork[], signal: AbortSignal) => Promise<Made>;
  /** How much of a resource's work may go on at once. */
  readonly limitOf: (resource: Resource) => number;
  readonly signal: AbortSignal;
  /** In which order ready work is handed out: tests shuffle it. */
  readonly order?: (ready: readonly ReadyWork[]) => readonly ReadyWork[];
}

/**
 * Carries out ready work in this process, as much at once as its resources allow. Segments of one film are handed out together.
 *
 * When something fails, nothing more is begun. Takes that are under way are finished and kept, because they may have cost money; everything else is
 * stopped. Then the first error is thrown.
 */
export class LocalScheduler {
  readonly #scheduling: LocalScheduling;
  readonly #running = new Map<Promise<void>, readonly ReadyWork[]>();
  readonly #done: MadeWork[] = [];
  readonly #errors: unknown[] = [];
  readonly #failed: WorkName[] = [];
  /** What was made by this run: it is not made again, whatever a later plan says. */
  readonly #finished = new Map<WorkName, string | null>();
  readonly #stopped = new AbortController();

  constructor(scheduling: LocalScheduling) {
    this.#scheduling = scheduling;
  }

  /** Whether this run has made this very work. */
  hasMade({name, key}: {readonly name: WorkName; readonly key: string | null}): boolean {
    return this.#finished.has(name) && this.#finished.get(name) === key;
  }

  /** Names of what is being made. */
  get running(): readonly ReadyWork[] {
    return [...this.#running.values()].flat();
  }

  /** What failed first. */
  get failed(): readonly WorkName[] {
    return this.#failed;
  }

  /** Begins what is ready, as far as there is room for it. */
  offer(ready: readonly ReadyWork[]): void {
    const {order = (same) => same, limitOf} = this.#scheduling;
    for (const work of order(ready)) {
      if (this.#errors.length > 0 || this.#scheduling.signal.aborted) return;
      const {running} = this;
      // Work of one key gives the same bytes: the second finds what the first has made.
      if (this.hasMade(work) || running.some(({name, key}) => name === work.name || (key !== null && key === work.key))) continue;
      const batches = [...this.#running.values()].filter(([first]) => first?.resource === work.resource).length;
      if (batches >= limitOf(work.resource)) continue;
      this.#begin(work.kind === 'segment' ? ready.filter((other) => isOfSameFilm(other, work) && !this.hasMade(other)) : [work]);
    }
  }

  /** What was made next; null where nothing is going on any more. @throws the first error, once everything has ended. */
  async next(): Promise<MadeWork | null> {
    while (this.#done.length === 0 && this.#running.size > 0) await Promise.race(this.#running.keys());
    const made = this.#done.shift();
    if (made !== undefined) return made;
    this.#scheduling.signal.throwIfAborted();
    if (this.#errors.length > 0) throw this.#errors[0];
    return null;
  }

  /** Stops what can be stopped and waits for the rest: nobody is left to take what it makes. */
  async drain(reason: unknown): Promise<void> {
    this.#fail(reason);
    while (this.#running.size > 0) await Promise.race(this.#running.keys());
  }

  #begin(work: readonly ReadyWork[]): void {
    const {execute, signal} = this.#scheduling;
    const isTake = work.every(({kind}) => kind === 'take' || kind === 'sound');
    const stop = isTake ? signal : AbortSignal.any([signal, this.#stopped.signal]);
    const ending = execute(work, stop).then(
      (made) => {
        for (const {name, key} of work) this.#finished.set(name, key);
        this.#done.push({...made, work});
      },
      (error: unknown) => {
        if (this.#errors.length === 0) for (const {name} of work) this.#failed.push(name);
        this.#fail(error);
      },
    );
    const entry = ending.finally(() => this.#running.delete(entry));
    this.#running.set(entry, work);
  }

  #fail(error: unknown): void {
    this.#errors.push(error);
    this.#stopped.abort(error);
  }
}

const isOfSameFilm = (work: ReadyWork, segment: ReadyWork<'segment'>): boolean =>
  work.kind === 'segment' && work.input.film.variant.id === segment.input.film.variant.id;
