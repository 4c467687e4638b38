import type {FC} from 'react';
import {ReshootError} from '../core/errors.ts';
import {type BedPlaybackProps, soundPlayback} from '../core/sound-playback.ts';
import {type PromptedSoundRequestProps, promptedSoundRequest, trackRequest} from '../core/sound-request.ts';
import {Sound} from './sound.tsx';
import {sourceAddress} from './source-address.ts';

export interface AmbienceProps extends BedPlaybackProps, PromptedSoundRequestProps {
  /** Unique among the video's sounds. Letters, digits, hyphens. */
  readonly id: string;
  /** What is heard all along: "steady rain, distant thunder". */
  readonly prompt: string;
  /** Of the bed before it repeats. The film may be longer or shorter. */
  readonly durationInSeconds?: number;
  readonly generator?: string;
}

/**
 * What is heard all along, for as long as the sequence around it lasts: a bed that repeats without a seam, and steps back while somebody speaks.
 *
 * @throws ReshootError `prompt-empty`, `prompt-too-long`, `sound-id-invalid`, `sound-invalid`, `take-missing`.
 * @example
 * <Ambience id="rain" prompt="steady rain, distant thunder" gainInDecibels={-18} fadeInInFrames={15} />
 */
export const Ambience: FC<AmbienceProps> = (props) => {
  const request = promptedSoundRequest('ambience', props, 'Ambience');
  return <Sound request={request} {...soundPlayback('ambience', props, `<Ambience id="${props.id}">`)} at={0} element="Ambience" />;
};

export interface MusicProps extends BedPlaybackProps, Omit<PromptedSoundRequestProps, 'prompt'> {
  /** Unique among the video's sounds. Letters, digits, hyphens. */
  readonly id: string;
  /** Mood and tempo: "calm piano, 80 bpm". Give this or `src`. */
  readonly prompt?: string;
  /** Music that exists: a path below `public/`, or a URL. Give this or `prompt`. */
  readonly src?: string;
}

/**
 * Music: made from a mood and a tempo, or a file. Repeats while its sequence lasts, and steps back while somebody speaks.
 *
 * @throws ReshootError `prompt-and-src`, `prompt-empty`, `prompt-too-long`, `sound-id-invalid`, `sound-invalid`, `take-missing`.
 * @example
 * <Music id="bed" prompt="hopeful piano, 90 bpm" fadeOutInFrames={30} />
 */
export const Music: FC<MusicProps> = (props) => {
  const where = `<Music id="${props.id}">`;
  if (props.src !== undefined && props.prompt !== undefined) {
    throw new ReshootError('prompt-and-src', {
      expected: 'either a prompt (music to be made) or a src (music that exists)',
      found: 'both',
      fix: 'leave one of them out',
      where,
    });
  }
  const {src} = props;
  const request =
    src === undefined
      ? promptedSoundRequest('music', {...props, prompt: props.prompt ?? ''}, 'Music')
      : trackRequest({id: props.id, src: sourceAddress(src)});
  return <Sound request={request} {...soundPlayback('music', props, where)} at={0} element="Music" />;
};
