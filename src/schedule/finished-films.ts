import path from 'node:path';
import type {FinishedVariant} from '../core/events.ts';
import type {Machine} from '../machine/machine.ts';
import type {PlannedFilmOf, ProjectPlan} from '../plan/plan-project.ts';
import {placeCaptions} from '../publish/place-captions.ts';
import {finishedVariant} from './finished-variant.ts';
import type {RunLog} from './run-log.ts';

/** The films of a run, each told once it is in place. */
export class FinishedFilms {
  readonly #machine: Machine;
  readonly #isDraft: boolean;
  readonly #finished = new Map<string, FinishedVariant>();

  constructor(machine: Machine, isDraft: boolean) {
    this.#machine = machine;
    this.#isDraft = isDraft;
  }

  /** Tells of films that have been finished since the last plan. */
  async note({films}: ProjectPlan, log: RunLog): Promise<void> {
    for (const film of films) {
      const {variant, work} = film;
      const made = log.reportOf(work.film.name);
      const digest = made?.digest ?? (work.film.action === 'keep' ? work.inPlace : null);
      if (digest === null || digest === undefined || this.#finished.has(variant.id)) continue;
      // Captions beside a film that is in place already may be missing.
      if (made === null) await this.#placeCaptions(film);
      const told = finishedVariant(film, {log, machine: this.#machine, digest, isDraft: this.#isDraft});
      this.#finished.set(variant.id, told);
      this.#machine.context.emit({event: 'variant-finished', variant: told});
    }
  }

  /** All films of a plan, in its order. */
  all({films}: ProjectPlan): FinishedVariant[] {
    return films.map(({variant}) => {
      const finished = this.#finished.get(variant.id);
      if (!finished) throw new RangeError(`The film ${variant.id} was not made, and nothing was left to be made for it: this is a bug.`);
      return finished;
    });
  }

  async #placeCaptions({timeline, work}: PlannedFilmOf): Promise<void> {
    const {outFolder, workFolder} = this.#machine;
    await placeCaptions(timeline, path.join(outFolder, ...work.file.split('/')), workFolder);
  }
}
