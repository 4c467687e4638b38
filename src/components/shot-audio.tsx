import type {FC} from 'react';
import {Ambience, type AmbienceProps} from './beds.tsx';
import {Dialogue, type DialogueProps} from './dialogue.tsx';
import {SoundEffect, type SoundEffectProps} from './sound-effect.tsx';

/** What is heard with a shot. A text stands for an element with nothing but it. */
export interface ShotAudioProps {
  readonly dialogue?: string | Omit<DialogueProps, 'id'>;
  readonly ambience?: string | Omit<AmbienceProps, 'id'>;
  readonly effects?: readonly (string | Omit<SoundEffectProps, 'id'>)[];
}

/** The sounds of a shot as elements of their own: `stop-dialogue`, `stop-ambience`, `stop-effect-1` for a shot `stop`. */
export const ShotAudio: FC<{readonly shot: string; readonly audio: ShotAudioProps}> = ({shot, audio}) => {
  const {dialogue, ambience, effects = []} = audio;
  return (
    <>
      {dialogue === undefined ? null : (
        <Dialogue id={`${shot}-dialogue`} {...(typeof dialogue === 'string' ? {text: dialogue} : dialogue)} />
      )}
      {ambience === undefined ? null : (
        <Ambience id={`${shot}-ambience`} {...(typeof ambience === 'string' ? {prompt: ambience} : ambience)} />
      )}
      {effects.map((effect, index) => (
        // Effects of one shot are told apart by their order alone: their ids say so.
        // biome-ignore lint/suspicious/noArrayIndexKey: the id is the order
        <SoundEffect key={index} id={`${shot}-effect-${index + 1}`} {...(typeof effect === 'string' ? {prompt: effect} : effect)} />
      ))}
    </>
  );
};
