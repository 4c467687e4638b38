import type {ShotSoundChoice} from '../core/shot-sound.ts';

/**
 * Who makes what is heard with a shot, and why.
 *
 * @example
 * audioLines(shot.audio) // ["stop-ambience  by generator  generator 'hosted' makes it with the picture", …]
 */
export const audioLines = (audio: ShotSoundChoice | undefined): readonly string[] => {
  const parts = audio?.parts ?? [];
  const width = Math.max(0, ...parts.map(({sound}) => sound.length));
  return parts.map(
    ({sound, by, reason}) => `${sound.padEnd(width)}  ${by === 'generator' ? 'with the picture' : 'a sound of its own'}: ${reason}`,
  );
};
