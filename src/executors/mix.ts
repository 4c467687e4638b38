import {heardFilm} from '../assemble/heard-film.ts';
import {mixAudio} from '../assemble/mix-audio.ts';
import type {Digest} from '../core/brand.ts';
import type {WorkName} from '../core/work.ts';
import type {Executor, Report} from './executor.ts';

/** Mixes the sound of a film, once over its whole timeline. */
export const makeMix: Executor<'mix'> = async (work, machine, signal) => {
  const reports = new Map<WorkName, Report>();
  const stored = new Map<Digest, boolean>();
  for (const {input, name, key: of} of work) {
    // Keys of mixes are digests.
    const key = of as Digest;
    const {facts} = await mixAudio(await heardFilm(input, machine, signal), {key, store: machine.store});
    stored.set(key, true);
    reports.set(name, {isSilent: facts['silent'] === true});
  }
  return {facts: {stored}, reports};
};
