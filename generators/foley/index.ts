/**
 * `foley`: ambience, effects and beds of music, calculated from a prompt and a seed. No samples, no model: noise, filters, struck and bowed things in
 * double precision, so the same request is the same sound. It makes the sounds it has recipes for, and says so when a prompt names another.
 *
 * Reading order: read-prompt → make-sound → weather, places, effects (recording, filters, chance); music.
 */
import type {GeneratedSound, Incapability, SoundGenerator} from '../../src/core/generator.ts';
import type {PromptedSoundSpec, SoundSpec} from '../../src/core/sound.ts';
import {chanceOf} from './chance.ts';
import {filtered} from './filters.ts';
import {ambience, effect} from './make-sound.ts';
import {music} from './music.ts';
import {readSound, recipes} from './read-prompt.ts';
import {type Recording, sampleRate} from './recording.ts';
import {scoreOf} from './score.ts';

/** Changed by hand whenever the same request would give other samples. */
const version = '2';

const capability = (spec: SoundSpec): Incapability | null => {
  if (spec.sound === 'dialogue')
    return {expected: 'ambience, effects and music', found: 'speech', fix: "name a generator of speech in the voice: 'flite'"};
  const unknown = Object.keys(spec.parameters)[0];
  if (unknown !== undefined) return {expected: 'no parameters', found: unknown, fix: 'remove it; say it in the prompt'};
  const {durationInSeconds: seconds} = spec;
  if (spec.sound !== 'effect' && seconds !== null && seconds < 1) {
    return {
      expected: 'a bed of at least 1 second',
      found: `durationInSeconds ${seconds}`,
      fix: 'write durationInSeconds={8}, or leave it out',
    };
  }
  if (spec.sound === 'music') return tempoOf(spec);
  const reading = readSound(spec.prompt);
  if (reading.state === 'read') return null;
  return {
    expected: `sounds out of: ${recipes.map(({name}) => name).join(', ')}`,
    found: JSON.stringify(reading.part),
    fix: 'say it with one of these, leave that part out, or name a generator that can make it',
  };
};

const tempoOf = (spec: PromptedSoundSpec): Incapability | null => {
  const named = /(\d+)\s*bpm/i.exec(spec.prompt)?.[1];
  if (named === undefined || (Number(named) >= 40 && Number(named) <= 200)) return null;
  return {expected: 'a tempo from 40 to 200 bpm', found: `${named} bpm`, fix: `write ${Math.min(200, Math.max(40, Number(named)))} bpm`};
};

const make = (spec: SoundSpec): Recording => {
  if (spec.sound === 'dialogue') throw new RangeError('foley was asked for speech, which capability() refuses.');
  if (spec.sound === 'music') return music(scoreOf(spec.prompt, spec.durationInSeconds), chanceOf(spec.seed));
  const reading = readSound(spec.prompt);
  if (reading.state === 'unknown') throw new RangeError('foley was asked for a sound that capability() refuses.');
  return (spec.sound === 'ambience' ? ambience : effect)(reading.wishes, spec.durationInSeconds, spec.seed);
};

/** Below 25 Hz nothing is heard, but it eats the room that what is heard needs. */
const withoutRumble = ({left, right, isLoop}: Recording): Recording => {
  const filter = {kind: 'high', hertz: 25} as const;
  return {left: filtered(left, filter, isLoop), right: filtered(right, filter, isLoop), isLoop};
};

const foley: SoundGenerator = {
  id: 'foley',
  makes: 'sounds',
  charges: false,
  voices: [],
  facts: {licence: 'CC0-1.0'},
  identity: async () => ({id: 'foley', version, weights: null}),
  capability,
  // Declared for one ordinary core.
  estimate: () => ({seconds: 2, cost: {amount: 0, currency: 'USD'}}),
  make: async (spec, {onProgress}): Promise<GeneratedSound> => {
    const {left, right} = withoutRumble(make(spec));
    onProgress(1, 'play');
    return {sampleRateInHertz: sampleRate, channels: [left, right], words: null};
  },
};

export default foley;
