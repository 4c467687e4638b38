import type {FC} from 'react';
import {ambienceOfShot, effectOfShot, lineOfShot} from '../core/shot-sound.ts';
import {checkShotAudio, shotSoundRequest} from '../core/shot-sound-request.ts';
import {type SoundKind, type SoundPlayback, silenceInDecibels} from '../core/sound.ts';
import {defaultGainsInDecibels} from '../core/sound-playback.ts';
import {within} from '../core/sound-request.ts';
import {Ambience, type AmbienceProps} from './beds.tsx';
import {Dialogue, type DialogueProps} from './dialogue.tsx';
import {Sound} from './sound.tsx';
import {SoundEffect, type SoundEffectProps} from './sound-effect.tsx';

/** What is heard with a shot. A text stands for an element with nothing but it. */
export interface ShotAudioProps {
  readonly dialogue?: string | Omit<DialogueProps, 'id'>;
  readonly ambience?: string | Omit<AmbienceProps, 'id'>;
  readonly effects?: readonly (string | Omit<SoundEffectProps, 'id'>)[];
  /**
   * By default the shot's generator makes with the picture what it can, and the generators of sounds make the rest; always those a part that says by
   * whom or how it is made (`voice`, `generator`, `durationInSeconds`, …). `sounds`: they make all. `generator`: an error where it cannot make all.
   */
  readonly madeBy?: 'generator' | 'sounds';
}

interface ShotSoundsProps {
  readonly shot: string;
  readonly audio: ShotAudioProps;
  /** Of all of it, 0 to 1. */
  readonly volume: number;
}

/** The sounds of a shot as elements of their own: `stop-dialogue`, `stop-ambience`, `stop-effect-1` for a shot `stop`. */
export const ShotSounds: FC<ShotSoundsProps> = ({shot, audio, volume}) => {
  checkShotAudio(shot, audio);
  within(volume, {name: 'volume', from: 0, to: 1, where: `<GeneratedShot id="${shot}">`});
  const {dialogue, ambience, effects = []} = audio;
  return (
    <>
      {dialogue === undefined ? null : (
        <Dialogue id={lineOfShot(shot)} {...line(dialogue)} {...level(line(dialogue), 'dialogue', volume)} />
      )}
      {ambience === undefined ? null : (
        <Ambience id={ambienceOfShot(shot)} {...noise(ambience)} {...level(noise(ambience), 'ambience', volume)} />
      )}
      {effects.map((effect, index) => (
        // Effects of one shot are told apart by their order alone: their ids say so.
        // biome-ignore lint/suspicious/noArrayIndexKey: the id is the order
        <SoundEffect key={index} id={effectOfShot(shot, index)} {...noise(effect)} {...level(noise(effect), 'effect', volume)} />
      ))}
    </>
  );
};

/** What asks the shot's generator for its sound: the plan leaves either this or the sounds above. */
export const OwnSound: FC<ShotSoundsProps> = ({shot, audio, volume}) => {
  return <Sound request={shotSoundRequest(shot, audio)} playback={whole} gainInDecibels={gainOf(volume)} at={0} element="GeneratedShot" />;
};

/** It is as long as its picture. Whether it steps back for speech is the plan's to say: who speaks in it, it alone knows. */
const whole: SoundPlayback = {
  loops: false,
  fadeInInFrames: 0,
  fadeOutInFrames: 0,
  trimBeforeInFrames: 0,
  trimAfterInFrames: null,
  ducking: null,
};

const gainOf = (volume: number): number => Math.max(silenceInDecibels, 20 * Math.log10(volume));

/** The gain of a part under a volume; nothing where that is whole, so that the element's own default holds. */
const level = (
  {gainInDecibels}: {readonly gainInDecibels?: number | undefined},
  kind: SoundKind,
  volume: number,
): {readonly gainInDecibels?: number} =>
  volume === 1 ? {} : {gainInDecibels: Math.max(silenceInDecibels, (gainInDecibels ?? defaultGainsInDecibels[kind]) + gainOf(volume))};

const line = (part: string | Omit<DialogueProps, 'id'>): Omit<DialogueProps, 'id'> => (typeof part === 'string' ? {text: part} : part);

const noise = <Props extends Omit<AmbienceProps, 'id'> | Omit<SoundEffectProps, 'id'>>(
  part: string | Props,
): Props | Omit<AmbienceProps & SoundEffectProps, 'id'> => (typeof part === 'string' ? {prompt: part} : part);
