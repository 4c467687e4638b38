import type {CSSProperties, FC, ReactNode} from 'react';
import {AbsoluteFill, Easing, interpolate, useCurrentFrame} from 'remotion';
import {display, text} from '../type/fonts.ts';
import {SpokenLine} from '../type/spoken-line.tsx';

const inks = {
  moonlight: {color: '#fff3dc', textShadow: '0 2px 28px rgba(6, 12, 44, 0.7)'},
  daylight: {color: '#33194d', textShadow: '0 2px 28px rgba(255, 226, 190, 0.6)'},
} as const;

/** Where the words of a page stand: under the moon and above the ground, clear of every platform's header and buttons. */
export const Page: FC<{ink: keyof typeof inks; children: ReactNode}> = ({ink, children}) => (
  <AbsoluteFill style={inks[ink]}>
    <div style={{position: 'absolute', top: 560, left: 90, right: 60, display: 'grid'}}>{children}</div>
  </AbsoluteFill>
);

/** There from the first frame on, because platforms show that one as the cover. */
export const Title: FC<{text: string; until: number}> = ({text: title, until}) => {
  const frame = useCurrentFrame();
  const leaving = interpolate(frame, [until - 9, until], [0, 1], {...clamp, easing: Easing.in(Easing.quad)});
  return (
    <div style={{...sharedPlace, ...big, fontSize: 168, lineHeight: 0.92, opacity: 1 - leaving, translate: `0 ${-40 * leaving}px`}}>
      {title}
    </div>
  );
};

/** One sentence of the tale. */
export const Line: FC<{words: string; from: number}> = ({words, from}) => (
  <SpokenLine words={words} from={from} framesPerWord={3} style={{...sharedPlace, ...big, fontSize: 96, lineHeight: 1.06}} />
);

/** The last word, and who made it. */
export const EndLine: FC<{from: number}> = ({from}) => {
  const frame = useCurrentFrame();
  const arrived = interpolate(frame, [from, from + 12], [0, 1], {...clamp, easing: Easing.out(Easing.cubic)});
  return (
    <div style={{display: 'flex', alignItems: 'center', gap: 18, marginTop: 34, opacity: arrived, ...small}}>
      <Crescent />
      Good night. Shot with Reshoot.
    </div>
  );
};

const Crescent: FC = () => (
  <svg width="44" height="44" viewBox="0 0 52 52" aria-hidden="true">
    <path d="M36 4a24 24 0 1 0 12 34A20 20 0 0 1 36 4Z" fill="currentColor" />
  </svg>
);

const clamp = {extrapolateLeft: 'clamp', extrapolateRight: 'clamp'} as const;

/** Title and line stand in one place, one after the other. */
const sharedPlace: CSSProperties = {gridArea: '1 / 1'};

const big: CSSProperties = {fontFamily: display, fontWeight: 700, letterSpacing: '-0.02em', textWrap: 'balance'};

const small: CSSProperties = {fontFamily: text, fontWeight: 600, fontSize: 40};
