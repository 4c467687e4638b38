import type {FC} from 'react';
import {type SoundPlaybackProps, soundPlayback} from '../core/sound-playback.ts';
import {type PromptedSoundRequestProps, promptedSoundRequest} from '../core/sound-request.ts';
import {Sound} from './sound.tsx';

export interface SoundEffectProps extends SoundPlaybackProps, PromptedSoundRequestProps {
  /** Unique among the video's sounds. Letters, digits, hyphens. */
  readonly id: string;
  /** What is heard once: "soft whoosh". */
  readonly prompt: string;
  /** By default as long as such a sound lasts. */
  readonly durationInSeconds?: number;
  readonly generator?: string;
  /** Frame of the surrounding sequence on which it begins; 0 by default. */
  readonly at?: number;
}

/**
 * What is heard once, on a frame.
 *
 * @throws ReshootError `prompt-empty`, `prompt-too-long`, `sound-id-invalid`, `sound-invalid`, `take-missing`.
 * @example
 * <SoundEffect id="swish" prompt="soft whoosh" at={45} />
 * // frame 45: it begins
 */
export const SoundEffect: FC<SoundEffectProps> = (props) => {
  const request = promptedSoundRequest('effect', props, 'SoundEffect');
  const played = soundPlayback('effect', props, `<SoundEffect id="${props.id}">`);
  return <Sound request={request} {...played} at={props.at ?? 0} element="SoundEffect" />;
};
