import type {TakeFact} from '../plan/facts.ts';
import {storedSoundOf} from '../store/sound-record.ts';
import type {StoreRecord} from '../store/store.ts';
import {madeFromOf, wordsOfTake} from '../store/take-record.ts';

/** What a plan has to know of a stored take. */
export const takeFactOf = (record: StoreRecord): TakeFact => {
  const sound = storedSoundOf(record);
  const {digest} = record;
  if (sound !== null) return {digest, words: sound.words, durationInSeconds: sound.durationInSeconds};
  return {digest, ...madeFromOf(record), words: wordsOfTake(record), durationInSeconds: null};
};
