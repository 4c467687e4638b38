import type {Json} from './canonical.ts';
import {type ErrorFacts, ReshootError} from './errors.ts';
import {maximalPromptLengthInCharacters} from './shot-request.ts';
import type {DialogueRequest, PromptedSoundRequest, TrackRequest} from './sound.ts';

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
  const {text} = props;
  // Punctuation alone is silence, and a caption of nothing.
  if (typeof text !== 'string' || !/[\p{L}\p{N}]/u.test(text.replaceAll(/\[pause [\d.]+s?\]/g, ''))) {
    throw new ReshootError('text-empty', {
      expected: 'words to speak',
      found: JSON.stringify(text) ?? 'no text',
      fix: 'write for example text="Some mornings start late."',
      where,
    });
  }
  if (text.length > maximalTextLengthInCharacters) {
    throw new ReshootError('text-too-long', {
      expected: `a text of at most ${maximalTextLengthInCharacters} characters`,
      found: `${text.length} characters`,
      fix: 'cut it into several <Dialogue>, each with its own id: an edit then speaks one of them again, not all',
      where,
    });
  }
  wholeCharacters(text, 'text', where);
  const {voice = 'narrator', language = null, pace = null, pitchInSemitones = null} = props;
  if (typeof voice !== 'string' || voice === '') {
    throw invalid({expected: 'the name of a voice', found: JSON.stringify(voice) ?? 'none', fix: 'write voice="narrator"', where});
  }
  if (pace !== null) within(pace, {name: 'pace', from: 0.5, to: 2, where});
  if (pitchInSemitones !== null) within(pitchInSemitones, {name: 'pitchInSemitones', from: -12, to: 12, where});
  return {...common, kind: 'dialogue', text, voice, language, pace, pitchInSemitones};
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
  const {prompt, durationInSeconds = null, generator = null} = props;
  if (typeof prompt !== 'string' || prompt.trim() === '') {
    throw new ReshootError('prompt-empty', {
      expected: 'a prompt that says what is heard',
      found: JSON.stringify(prompt) ?? 'no prompt',
      fix: 'write for example prompt="steady rain"',
      where,
    });
  }
  if (prompt.length > maximalPromptLengthInCharacters) {
    throw new ReshootError('prompt-too-long', {
      expected: `a prompt of at most ${maximalPromptLengthInCharacters} characters`,
      found: `${prompt.length} characters`,
      fix: 'say it in a few words: "steady rain, distant thunder"',
      where,
    });
  }
  wholeCharacters(prompt, 'prompt', where);
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
  return {id, take, seed, parameters};
};

/** Half of a surrogate pair has no bytes in UTF-8, so no hash and no file could hold it. */
const wholeCharacters = (text: string, name: string, where: string): void => {
  const broken = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.exec(text);
  if (!broken) return;
  const found = `half of one at position ${broken.index}: it was cut in the middle of an emoji or a rare letter`;
  throw invalid({
    expected: `a ${name} of whole characters`,
    found,
    fix: 'write it again there; cut text with Array.from(text), not with slice()',
    where,
  });
};

/** A number inside a range; NaN is in none. */
export const within = (
  value: number,
  {name, from, to, where}: {readonly name: string; readonly from: number; readonly to: number; readonly where: string},
): void => {
  if (typeof value === 'number' && value >= from && value <= to) return;
  const nearest = Number.isFinite(value) ? Math.min(to, Math.max(from, value)) : Math.min(to, Math.max(from, 0));
  throw invalid({expected: `${name} from ${from} to ${to}`, found: `${name} ${String(value)}`, fix: `write ${name}={${nearest}}`, where});
};

const invalid = (facts: ErrorFacts): ReshootError => new ReshootError('sound-invalid', facts);
