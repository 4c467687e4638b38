import {continuedBy} from '../core/continued-by.ts';
import type {PlannedShot, PlannedSound, PlannedTake} from '../core/planned-take.ts';
import {lineOfShot} from '../core/shot-sound.ts';
import type {Timeline} from '../core/timeline.ts';
import type {WorkName} from '../core/work.ts';
import {takeWorkName} from './take-work.ts';

/** Takes that timelines follow although they are only guessed: what else these films show waits for them. */
export class Guesses {
  readonly #timelines: readonly Timeline[];
  readonly #unmade: readonly PlannedTake[];

  constructor(
    timelines: readonly Timeline[],
    {shots, sounds}: {readonly shots: readonly PlannedShot[]; readonly sounds: readonly PlannedSound[]},
  ) {
    this.#timelines = timelines.filter(({speech}) => Object.values(speech).some(({state}) => state === 'estimated'));
    this.#unmade = [...sounds, ...shots].filter(({action}) => action === 'generate');
  }

  get isEmpty(): boolean {
    return this.#timelines.length === 0;
  }

  /** What has to be made before a take, because every film that has the take is only guessed. */
  behind(take: PlannedTake): WorkName[] {
    if (this.isEmpty) return [];
    const guessed = take.variants.flatMap((id) => this.#timelines.find(({variant}) => variant === id) ?? []);
    if (guessed.length < take.variants.length) return [];
    const names = guessed.flatMap((timeline) => {
      const followed = this.#followedIn(timeline);
      // Lines come before shots that speak: the lengths of those may follow lines.
      const lines = followed.filter(({kind}) => kind !== 'shot');
      const first = this.#withContinued(lines.length > 0 ? lines : followed);
      return first.includes(take) ? [] : first.map(takeWorkName);
    });
    return [...new Set(names)];
  }

  /** With the shots that they continue, without which they cannot be made. */
  #withContinued(takes: readonly PlannedTake[]): PlannedTake[] {
    const all = new Set(takes);
    // A set that grows is walked to its end: chains are followed link by link.
    for (const take of all) for (const other of this.#unmade) if (other.fingerprint === continuedBy(take)) all.add(other);
    return [...all];
  }

  #followedIn({variant, speech}: Timeline): PlannedTake[] {
    return this.#unmade.filter((take) => {
      const line = take.kind === 'shot' ? lineOfShot(take.id) : take.id;
      return take.variants.includes(variant) && speech[line]?.state === 'estimated';
    });
  }
}
