import type {CSSProperties, FC} from 'react';
import {Easing, interpolate, useCurrentFrame} from 'remotion';

/** A line that is told: its words come one after the other, each rising a little into its place, and the line leaves as a whole. */
export const SpokenLine: FC<{
  readonly words: string;
  /** Frame of the first word. */
  readonly from: number;
  readonly framesPerWord: number;
  /** Frame at which the line has left; never by default. */
  readonly until?: number;
  readonly style?: CSSProperties;
}> = ({words, from, framesPerWord, until, style}) => {
  const frame = useCurrentFrame();
  const leaving = until === undefined ? 1 : interpolate(frame, [until - 8, until], [1, 0], clamp);
  return (
    <div style={{...style, opacity: leaving, textWrap: 'balance'}}>
      {words.split(' ').map((word, index) => {
        const start = from + index * framesPerWord;
        const arrived = interpolate(frame, [start, start + 9], [0, 1], {...clamp, easing: Easing.out(Easing.cubic)});
        return (
          // Words repeat and never move: their place is their name.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <span key={index}>
            <span style={{display: 'inline-block', opacity: arrived, translate: `0 ${(1 - arrived) * 0.35}em`}}>{word}</span>{' '}
          </span>
        );
      })}
    </div>
  );
};

const clamp = {extrapolateLeft: 'clamp', extrapolateRight: 'clamp'} as const;
