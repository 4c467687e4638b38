import {ReshootError} from '../core/errors.ts';
import {seedOf} from '../core/fingerprint.ts';
import type {GeneratorVoice} from '../core/generator.ts';
import type {DialogueRequest, SoundRequest, SoundSpec, VoiceSpec} from '../core/sound.ts';
import type {Voice} from '../core/voice.ts';
import {languageOfText} from './language-of-text.ts';

/** The voices of a project, and what of them is known. */
export interface Voices {
  readonly named: {readonly [name: string]: Voice};
  /** Those of a generator. */
  readonly of: (generator: string) => readonly GeneratorVoice[];
}

/** The voice that a line asks for, of the project's. @throws ReshootError `voice-unknown` */
export const voiceOf = (request: DialogueRequest, named: Voices['named'], where: string): Voice => {
  const voice = Object.hasOwn(named, request.voice) ? named[request.voice] : undefined;
  if (voice) return voice;
  const names = Object.keys(named).sort();
  throw new ReshootError('voice-unknown', {
    expected: `a voice of this project: ${names.join(', ')}`,
    found: JSON.stringify(request.voice),
    fix: `write voice="${names[0] ?? 'narrator'}", or add yours to voices in reshoot.config.ts`,
    where,
  });
};

/**
 * The spec of a sound: everything that decides its take.
 *
 * @throws ReshootError `voice-unknown`, `voice-cannot-speak`
 */
export const resolveSound = (
  request: SoundRequest,
  video: string,
  context: {readonly voices: Voices; readonly where: string},
): SoundSpec => {
  const {id, take, parameters} = request;
  const common = {take, seed: request.seed ?? seedOf(video, id, take), parameters};
  if (request.kind !== 'dialogue')
    return {...common, sound: request.kind, prompt: request.prompt, durationInSeconds: request.durationInSeconds};
  const {voices, where} = context;
  const voice = voiceOf(request, voices.named, where);
  return {...common, sound: 'dialogue', text: request.text, voice: voiceSpec(request, voice, {voices, where})};
};

const voiceSpec = (request: DialogueRequest, voice: Voice, {voices, where}: {voices: Voices; where: string}): VoiceSpec => {
  const spoken = languagesOf(voice, voices);
  const wanted = request.language ?? languageOfText(request.text) ?? spoken[0] ?? 'en';
  const language = spoken.find((known) => isSame(known, wanted));
  if (language === undefined) throw cannotSpeak(request, {voices, where, wanted, spoken});
  const words = new Set(request.text.toLowerCase().match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? []);
  return {
    name: voice.voice,
    language,
    pace: request.pace ?? voice.pace,
    pitchInSemitones: request.pitchInSemitones ?? voice.pitchInSemitones,
    pauseInSeconds: voice.pauseInSeconds,
    pronunciations: Object.entries(voice.pronunciations)
      .filter(([word]) => words.has(word.toLowerCase()))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  };
};

/** `en-GB` is spoken by a voice of `en`. */
const isSame = (known: string, wanted: string): boolean => known.split('-')[0] === wanted.toLowerCase().split('-')[0];

const languagesOf = (voice: Voice, voices: Voices): readonly string[] =>
  voice.languages ?? voices.of(voice.generator).find(({name}) => name === voice.voice)?.languages ?? ['en'];

const cannotSpeak = (
  request: DialogueRequest,
  {voices, where, wanted, spoken}: {voices: Voices; where: string; wanted: string; spoken: readonly string[]},
): ReshootError => {
  const able = Object.entries(voices.named)
    .filter(([, voice]) => languagesOf(voice, voices).some((known) => isSame(known, wanted)))
    .map(([name]) => name)
    .sort();
  const other = `add a voice that speaks ${wanted} to voices in reshoot.config.ts; generator 'sherpa' speaks with models that you have`;
  return new ReshootError('voice-cannot-speak', {
    expected: `a text that voice '${request.voice}' speaks: ${spoken.join(', ')}`,
    found: `a text in ${wanted}: ${JSON.stringify(request.text.slice(0, 60))}`,
    fix: `${able.length > 0 ? `write voice="${able[0]}"${able.length > 1 ? ` (or ${able.slice(1).join(', ')})` : ''}` : `no voice of this project speaks ${wanted}: ${other}`}. If it is ${spoken[0] ?? 'another language'} after all, write language="${spoken[0] ?? 'en'}"`,
    where,
  });
};
