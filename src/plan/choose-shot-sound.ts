import {ReshootError} from '../core/errors.ts';
import type {
  ChosenPart,
  PictureSound,
  ShotLineRequest,
  ShotNoiseRequest,
  ShotSound,
  ShotSoundChoice,
  ShotSoundPart,
  ShotSoundRequest,
} from '../core/shot-sound.ts';
import {ambienceOfShot, effectOfShot, lineOfShot} from '../core/shot-sound.ts';
import {languageOfText} from './language-of-text.ts';

/** Who would make a shot, as far as its sound goes. */
export interface SoundMaker {
  readonly generator: string;
  /**
   * What it can let be heard; null: nothing. Of a generator that has changed since, or is no longer here, what it was asked for when the take was
   * made: a take stays what is wanted although its generator has learned to speak.
   */
  readonly able: PictureSound | {readonly asked: ShotSound} | null;
}

/**
 * Who makes which part of a shot's sound: its generator where it can, the generators of sounds elsewhere, and always those where the element says
 * how a part is made.
 *
 * @param firstLocalFrame of the shot: the generator counts from the take's first frame.
 * Where `madeBy: 'generator'` asks for a part that it cannot make, {@link lackingSound} is the error.
 */
export const chooseShotSound = (
  request: ShotSoundRequest,
  maker: SoundMaker,
  {firstLocalFrame, where}: {readonly firstLocalFrame: number; readonly where: string},
): ShotSoundChoice => {
  const {shot, dialogue, ambience, effects} = request;
  const lines = dialogue === null ? [] : [{asked: dialogue, part: 'dialogue' as const, sound: lineOfShot(shot)}];
  const beds = ambience === null ? [] : [{asked: ambience, part: 'ambience' as const, sound: ambienceOfShot(shot)}];
  const heard = effects.map((asked, index) => ({asked, part: 'effect' as const, sound: effectOfShot(shot, index)}));
  const all = [...lines, ...beds, ...heard];
  const parts = all.map(({asked, part, sound}): ChosenPart => ({part, sound, ...choose({request, asked, part, maker})}));
  const own = all.filter((_, index) => parts[index]?.by === 'generator');
  const startFrame = (at: number): number => at - firstLocalFrame;
  const line = dialogue !== null && own.some(({part}) => part === 'dialogue') ? dialogue : null;
  const sound: ShotSound = {
    dialogue: line === null ? null : {text: line.text, language: line.language, startFrame: startFrame(line.at)},
    ambience: ambience !== null && own.some(({part}) => part === 'ambience') ? ambience.prompt : null,
    effects: effects.flatMap(({prompt, at}, index) =>
      own.some((each) => each.sound === effectOfShot(shot, index)) ? [{prompt, startFrame: startFrame(at)}] : [],
    ),
  };
  const warnings = own.flatMap(({asked, part, sound: id}) =>
    asked.played.length === 0
      ? []
      : `${where}: ${asked.played.join(', ')} of its ${part} (${id}) cannot be heeded, because generator '${maker.generator}' makes all of the shot's sound at once. Write volume={…} for all of it, or audio={{…, madeBy: 'sounds'}} to have each part apart`,
  );
  const isWordless = maker.able !== null && 'ambience' in maker.able && maker.able.dialogue?.words === false;
  return {parts, sound: own.length === 0 ? null : sound, isWordless: line !== null && isWordless, warnings};
};

/** The error where all is to be made by the generator, and it cannot; null elsewhere. A value: of a locked take it only says that it is not the one. */
export const lackingSound = (
  {madeBy}: ShotSoundRequest,
  {parts}: ShotSoundChoice,
  {generator, where}: {readonly generator: string; readonly where: string},
): ReshootError | null => {
  const lack = madeBy === 'generator' ? parts.find(({by}) => by === 'sounds') : undefined;
  if (lack === undefined) return null;
  return new ReshootError('generator-cannot', {
    expected: `generator '${generator}' to make all of the shot's sound, because audio says madeBy: 'generator'`,
    found: `${lack.part}: ${lack.reason}`,
    fix: 'leave madeBy out: what it cannot make is then made by the generators of sounds',
    where,
  });
};

interface Question {
  readonly request: ShotSoundRequest;
  readonly asked: ShotLineRequest | ShotNoiseRequest;
  readonly part: ShotSoundPart;
  readonly maker: SoundMaker;
}

const choose = ({request, asked, part, maker}: Question): Pick<ChosenPart, 'by' | 'reason'> => {
  if (request.madeBy === 'sounds') return {by: 'sounds', reason: "audio says madeBy: 'sounds'"};
  const lack = lackOf(asked, part, maker);
  if (lack === null) return {by: 'generator', reason: `generator '${maker.generator}' makes it with the picture`};
  return {by: 'sounds', reason: lack};
};

/** Why a part is not the generator's; null where it is. */
const lackOf = (asked: Question['asked'], part: ShotSoundPart, {generator, able}: SoundMaker): string | null => {
  if (asked.saidBy !== null) return `it says ${asked.saidBy}, which is a generator's of sounds`;
  if (able === null) return `generator '${generator}' makes no sound`;
  if ('asked' in able) return partIn(able.asked, part) ? null : `generator '${generator}' made none when the take was locked`;
  if (part === 'ambience') return able.ambience ? null : `generator '${generator}' makes no ambience`;
  if (part === 'effect') return able.effects ? null : `generator '${generator}' makes no effects`;
  if (able.dialogue === null) return `generator '${generator}' does not speak`;
  const {languages} = able.dialogue;
  const language = 'text' in asked ? languageOf(asked) : null;
  if (languages === null || language === null) return null;
  const speaks = languages.some((known) => known.split('-')[0] === language.toLowerCase().split('-')[0]);
  return speaks ? null : `generator '${generator}' speaks ${languages.join(', ')}, and the text is ${language}`;
};

const partIn = ({dialogue, ambience, effects}: ShotSound, part: ShotSoundPart): boolean => {
  if (part === 'dialogue') return dialogue !== null;
  return part === 'ambience' ? ambience !== null : effects.length > 0;
};

const languageOf = ({text, language}: ShotLineRequest): string | null => language ?? languageOfText(text);
