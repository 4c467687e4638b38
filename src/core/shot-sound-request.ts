import {type ErrorFacts, ReshootError} from './errors.ts';
import {withPlainLineEndsInside} from './line-ends.ts';
import {type ShotNoiseRequest, type ShotSoundRequest, shotSoundId} from './shot-sound.ts';

/** A part of `audio` as it is written: a text, or the props of the element that it stands for. */
type Part<Words> = string | (Words & {readonly at?: number | undefined});

/** What `<GeneratedShot audio>` has, as far as a generator of pictures can be asked for it. */
export interface ShotSoundRequestProps {
  readonly dialogue?: Part<{readonly text: string; readonly language?: string | undefined}> | undefined;
  readonly ambience?: Part<{readonly prompt: string}> | undefined;
  readonly effects?: readonly Part<{readonly prompt: string}>[] | undefined;
  readonly madeBy?: 'generator' | 'sounds' | undefined;
}

/**
 * Refuses what is no `audio`: a misspelt part would be silent without a word. What its parts say is checked by the elements that they stand for.
 *
 * @throws ReshootError `sound-invalid`
 */
export const checkShotAudio = (shot: string, audio: unknown): void => {
  const invalid = (facts: Omit<ErrorFacts, 'where'>): ReshootError =>
    new ReshootError('sound-invalid', {...facts, where: `<GeneratedShot id=${JSON.stringify(shot)} audio>`});
  const example = "write for example audio={{dialogue: 'Late again.', ambience: 'rain', effects: ['click']}}";
  if (typeof audio !== 'object' || audio === null || Array.isArray(audio))
    throw invalid({expected: 'audio={{…}} with dialogue, ambience or effects', found: shown(audio), fix: example});
  const unknown = Object.keys(audio).find((name) => !['dialogue', 'ambience', 'effects', 'madeBy'].includes(name));
  if (unknown !== undefined)
    throw invalid({expected: 'dialogue, ambience, effects or madeBy', found: unknown, fix: `remove ${unknown}, or mend its name`});
  const {dialogue, ambience, effects, madeBy}: {readonly [name: string]: unknown} = {...audio};
  if (madeBy !== undefined && madeBy !== 'generator' && madeBy !== 'sounds')
    throw invalid({expected: "madeBy 'generator' or 'sounds'", found: shown(madeBy), fix: "write madeBy: 'sounds', or leave it out"});
  if (effects !== undefined && !Array.isArray(effects))
    throw invalid({expected: 'a list of effects', found: shown(effects), fix: "write effects: ['click']"});
  const parts: [string, unknown][] = [
    ['dialogue', dialogue],
    ['ambience', ambience],
    ...(Array.isArray(effects) ? effects.map((effect, index): [string, unknown] => [`effects[${index}]`, effect]) : []),
  ];
  for (const [name, part] of parts) {
    if (part === undefined || typeof part === 'string' || (typeof part === 'object' && part !== null && !Array.isArray(part))) continue;
    throw invalid({expected: `${name} as a text, or as the props of its element`, found: shown(part), fix: example});
  }
};

/** The request that `audio` stands for; it has to be checked. */
export const shotSoundRequest = (shot: string, {dialogue, ambience, effects = [], madeBy}: ShotSoundRequestProps): ShotSoundRequest => {
  const line = typeof dialogue === 'string' ? {text: dialogue} : dialogue;
  return {
    kind: 'shot',
    id: shotSoundId(shot),
    shot,
    madeBy: madeBy ?? null,
    dialogue: line === undefined ? null : {text: withPlainLineEndsInside(line.text), language: line.language ?? null, ...common(line)},
    ambience: ambience === undefined ? null : noise(ambience),
    effects: effects.map(noise),
  };
};

const noise = (part: Part<{readonly prompt: string}>): ShotNoiseRequest => {
  const props = typeof part === 'string' ? {prompt: part} : part;
  return {prompt: withPlainLineEndsInside(props.prompt), ...common(props)};
};

const common = (part: {readonly at?: number | undefined}): Omit<ShotNoiseRequest, 'prompt'> => {
  const given = Object.entries(part).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return {
    // What is no number is refused by the element that the part stands for.
    at: typeof part.at === 'number' && Number.isFinite(part.at) ? part.at : 0,
    saidBy: given.find((name) => ofMakers.includes(name)) ?? null,
    played: given.filter((name) => ofPlayback.includes(name)).sort(),
  };
};

const shown = (value: unknown): string => JSON.stringify(value) ?? String(value);

/** Props that a generator of pictures has no answer to. */
const ofMakers = ['voice', 'pace', 'pitchInSemitones', 'generator', 'durationInSeconds', 'take', 'seed', 'parameters'];

const ofPlayback = [
  ...['gainInDecibels', 'fadeInInFrames', 'fadeOutInFrames', 'trimBeforeInFrames', 'trimAfterInFrames'],
  ...['loop', 'ducking'],
];
