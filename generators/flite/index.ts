/**
 * `flite`: speech offline, by CMU Flite (a small statistical synthesizer of 1999 to 2016) as WebAssembly. English, understandable, not young: the
 * voice of drafts and tests, and of films that want it. The same text is the same samples everywhere, and when each word is heard comes from
 * its own clock.
 *
 * Reading order: speak → run-flite (wasi-host) → heard-stops → align-words.
 */
import {readFile} from 'node:fs/promises';
import {digestOf} from '../../src/core/digest.ts';
import type {Incapability, SoundGenerator} from '../../src/core/generator.ts';
import type {SoundSpec} from '../../src/core/sound.ts';
import {fliteFile} from './run-flite.ts';
import {speak} from './speak.ts';
import {unreadableLetter} from './spell.ts';

/** Changed by hand whenever the same text would give other samples, or words at other times. */
const version = '2';

/** slt: a woman; rms and awb: men, the second from Scotland; kal16: the robot of old. */
const voices = ['slt', 'rms', 'awb', 'kal16'].map((name) => ({name, languages: ['en']}));

const capability = (spec: SoundSpec): Incapability | null => {
  if (spec.sound !== 'dialogue') {
    return {expected: 'speech', found: `${spec.sound} from a prompt`, fix: 'leave generator out, or write generator="foley"'};
  }
  const names = voices.map(({name}) => name);
  if (!names.includes(spec.voice.name)) {
    return {
      expected: `one of the voices ${names.join(', ')}`,
      found: JSON.stringify(spec.voice.name),
      fix: `write voice: '${names[0]}' in reshoot.config.ts`,
    };
  }
  const letter = unreadableLetter(spec.text);
  if (letter !== null) {
    return {
      expected: 'a text in Latin letters',
      found: `${JSON.stringify(letter)}, which it would leave out without a word`,
      fix: 'spell it as it sounds, under pronunciations of the voice or in the text, or name a voice that reads it',
    };
  }
  const unknown = Object.keys(spec.parameters)[0];
  return unknown === undefined
    ? null
    : {expected: 'no parameters', found: unknown, fix: 'remove it; pace and pitch are props of <Dialogue>'};
};

const flite: SoundGenerator = {
  id: 'flite',
  makes: 'sounds',
  charges: false,
  voices,
  // The licence of the program allows anything; what it says is nobody's.
  facts: {licence: 'CC0-1.0'},
  identity: async () => ({id: 'flite', version, weights: digestOf(await readFile(fliteFile))}),
  capability,
  // Declared for one ordinary core: about a second for a hundred words.
  estimate: (spec) => ({seconds: spec.sound === 'dialogue' ? 0.1 + spec.text.length / 500 : 'unknown', cost: {amount: 0, currency: 'USD'}}),
  make: async (spec, context) => {
    if (spec.sound !== 'dialogue') throw new RangeError('flite was asked for a sound that capability() refuses.');
    return speak(spec, context);
  },
};

export default flite;
