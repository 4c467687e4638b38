import type {FC} from 'react';
import {type SoundPlaybackProps, soundPlayback} from '../core/sound-playback.ts';
import {type DialogueRequestProps, dialogueRequest} from '../core/sound-request.ts';
import {Sound} from './sound.tsx';

export interface DialogueProps extends SoundPlaybackProps, DialogueRequestProps {
  /** Unique among the video's sounds. Letters, digits, hyphens. */
  readonly id: string;
  /** What is said. `[pause 0.5s]` is half a second of silence. */
  readonly text: string;
  /** One of the project's voices; `narrator` by default. */
  readonly voice?: string;
  /** Of the text, where it does not show: `en`, `id`. */
  readonly language?: string;
  /** 1 by default; 1.2 is a fifth faster. The voice's where it is left out. */
  readonly pace?: number;
  readonly pitchInSemitones?: number;
  /** Frame of the surrounding sequence on which it begins; 0 by default. */
  readonly at?: number;
}

/**
 * A line that is spoken, made from its text at build time. Ambience and music step back while it is heard, and `useDialogue` and captions
 * follow its words.
 *
 * @throws ReshootError `text-empty`, `text-too-long`, `sound-id-invalid`, `sound-invalid`, `take-missing`.
 * @example
 * <Dialogue id="vo" voice="narrator" text="Some mornings start late." at={12} />
 * // frame 12: the first word
 */
export const Dialogue: FC<DialogueProps> = (props) => {
  const request = dialogueRequest(props);
  const played = soundPlayback('dialogue', props, `<Dialogue id="${props.id}">`);
  return <Sound request={request} {...played} at={props.at ?? 0} element="Dialogue" />;
};
