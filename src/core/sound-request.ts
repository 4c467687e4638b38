import type {Json} from './canonical.ts';
import {type ErrorFacts, ReshootError} from './errors.ts';
import {withPlainLineEndsInside} from './line-ends.ts';
import {maximalPromptLengthInCharacters} from './shot-request.ts';
import type {DialogueRequest, PromptedSoundRequest, TrackRequest} from './sound.ts';
import {written} from './written.ts';

/** The props of every sound that may reach a take. */
export interface SoundRequestProps {
  readonly id: string;
  readonly take?: number | undefined;
  readonly seed?: number | undefined;
  readonly parameters?: {readonly [name: string]: Json} | undefined;
}

export interface DialogueRequestProps extends SoundRequestProps {
  readonly text: string;
  readonly voice?: string | undefined;
  readonly language?: string | undefined;
  readonly pace?: number | undefined;
  readonly pitchInSemitones?: number | undefined;
}

export interface PromptedSoundRequestProps extends SoundRequestProps {
  readonly prompt: string;
  readonly durationInSeconds?: number | undefined;
  readonly generator?: string | undefined;
}

/** About five minutes of speech. A longer line cannot be edited without speaking it all again. */
export const maximalTextLengthInCharacters = 5000;

/**
 * The request that a `<Dialogue>` stands for, checked at the door.
 *
 * @throws ReshootError `text-empty`, `text-too-long`, `sound-id-invalid` or `sound-invalid`.
 * @example
 * dialogueRequest({id: 'vo', text: 'Some mornings start late.'}).voice // 'narrator'
 */
export const dialogueRequest = (props: DialogueRequestProps): DialogueRequest => {
  const where = `<Dialogue id=${JSON.stringify(props.id)}>`;
  const common = commonOf(props, where);
  const text = written(props.text, {
    name: 'text',
    expected: 'words to speak',
    example: 'text="Some mornings start late."',
    maximalLengthInCharacters: maximalTextLengthInCharacters,
    shorten: 'cut it into several <Dialogue>, each with its own id: an edit then speaks one of them again, not all',
    invalid: 'sound-invalid',
    where,
    // Punctuation alone is silence, and a caption of nothing.
    isEmpty: (value) => !/[\p{L}\p{N}]/u.test(value.replaceAll(/\[pause [\d.]+s?\]/g, '')),
  });
  const {voice = 'narrator', language = null, pace = null, pitchInSemitones = null} = props;
  if (typeof voice !== 'string' || voice === '') {
    throw invalid({expected: 'the name of a voice', found: JSON.stringify(voice) ?? 'none', fix: 'write voice="narrator"', where});
  }
  if (pace !== null) within(pace, {name: 'pace', from: 0.5, to: 2, where});
  if (pitchInSemitones !== null) within(pitchInSemitones, {name: 'pitchInSemitones', from: -12, to: 12, where});
  return {...common, kind: 'dialogue', text, voice, language, pace, pitchInSemitones};
};

const examples: Readonly<Record<PromptedSoundRequest['kind'], string>> = {
  ambience: 'steady rain, distant thunder',
  effect: 'soft whoosh',
  music: 'calm piano, 80 bpm',
};

/**
 * The request that an element with a prompt stands for.
 *
 * @param element its name, for messages.
 * @throws ReshootError `prompt-empty`, `prompt-too-long`, `sound-id-invalid` or `sound-invalid`.
 */
export const promptedSoundRequest = (
  kind: PromptedSoundRequest['kind'],
  props: PromptedSoundRequestProps,
  element: string,
): PromptedSoundRequest => {
  const where = `<${element} id=${JSON.stringify(props.id)}>`;
  const common = commonOf(props, where);
  const {durationInSeconds = null, generator = null} = props;
  const prompt = written(props.prompt, {
    name: 'prompt',
    expected: 'a prompt that says what is heard',
    example: `prompt="${examples[kind]}"`,
    maximalLengthInCharacters: maximalPromptLengthInCharacters,
    shorten: `say it in a few words: "${examples[kind]}"`,
    invalid: 'sound-invalid',
    where,
  });
  if (durationInSeconds !== null) within(durationInSeconds, {name: 'durationInSeconds', from: 0.05, to: 120, where});
  return {...common, kind, prompt, durationInSeconds, generator};
};

/** The request that `<Music src>` stands for: nothing is made. */
export const trackRequest = (props: {readonly id: string; readonly src: string}): TrackRequest => {
  const {id} = commonOf(props, `<Music id=${JSON.stringify(props.id)}>`);
  return {kind: 'track', id, src: props.src};
};

const commonOf = ({id, take = 1, seed: wished, parameters = {}}: SoundRequestProps, where: string) => {
  const seed = wished ?? null;
  if (typeof id !== 'string' || !/^[a-z0-9][a-z0-9-]*$/i.test(id)) {
    throw new ReshootError('sound-id-invalid', {
      expected: 'an id of letters, digits and hyphens, because it names the sound in the lock and on the command line',
      found: JSON.stringify(id) ?? 'no id',
      fix: 'write for example id="rain"',
      where,
    });
  }
  if (!Number.isInteger(take) || take < 1)
    throw invalid({expected: 'a whole take from 1', found: `take ${take}`, fix: 'write take={1}', where});
  if (seed !== null && (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)) {
    throw invalid({expected: 'a whole seed from 0 to 4294967295', found: `seed ${seed}`, fix: 'write seed={1}, or leave it out', where});
  }
  return {id, take, seed, parameters: withPlainLineEndsInside(parameters)};
};

/** A number inside a range; NaN is in none. */
export const within = (
  value: number,
  {name, from, to, where}: {readonly name: string; readonly from: number; readonly to: number; readonly where: string},
): void => {
  if (typeof value === 'number' && value >= from && value <= to) return;
  const nearest = Number.isFinite(value) ? Math.min(to, Math.max(from, value)) : Math.min(to, Math.max(from, 0));
  const [object = name, field] = name.split('.');
  const prop = field === undefined ? `${name}={${nearest}}` : `${object}={{${field}: ${nearest}}}`;
  throw invalid({expected: `${name} from ${from} to ${to}`, found: `${name} ${String(value)}`, fix: `write ${prop}`, where});
};

const invalid = (facts: ErrorFacts): ReshootError => new ReshootError('sound-invalid', facts);
