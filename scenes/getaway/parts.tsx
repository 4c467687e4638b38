import type {CSSProperties, FC} from 'react';
import {spring, useCurrentFrame, useVideoConfig} from 'remotion';
import {useVariant} from 'reshoot';
import {display, text} from '../type/fonts.ts';
import {SpokenLine} from '../type/spoken-line.tsx';

/** What differs between the formats: a reel keeps its words out of the player's header (14 %) and buttons (20 %), a square has the room. */
interface Layout {
  readonly margin: number;
  readonly top: number;
  readonly bottom: number;
  readonly headline: number;
  readonly tag: {readonly size: number; readonly top: number};
}

const layouts: {readonly reel: Layout; readonly square: Layout} = {
  reel: {margin: 90, top: 290, bottom: 420, headline: 158, tag: {size: 340, top: 760}},
  square: {margin: 64, top: 56, bottom: 64, headline: 128, tag: {size: 270, top: 416}},
};

const useLayout = (): Layout => (useVariant().format === 'square' ? layouts.square : layouts.reel);

export const Headline: FC<{words: string; from: number}> = ({words, from}) => {
  const {margin, top, headline} = useLayout();
  const style: CSSProperties = {
    ...big,
    position: 'absolute',
    left: margin,
    top: top + 76,
    fontSize: headline,
    lineHeight: 0.94,
    width: headline * 5.2,
    textShadow: glow,
  };
  return <SpokenLine words={words} from={from} framesPerWord={4} style={style} />;
};

/** A sticker that is slapped on. */
export const PriceTag: FC<{price: number; accent: string; from: number}> = ({price, accent, from}) => {
  const {tag, margin} = useLayout();
  const landed = useLanding(from);
  return (
    <div
      style={{
        position: 'absolute',
        top: tag.top,
        left: margin - 14,
        width: tag.size,
        height: tag.size,
        scale: String(landed),
        rotate: `${8 + 40 * (1 - landed)}deg`,
        display: 'grid',
        placeContent: 'center',
        textAlign: 'center',
      }}
    >
      <svg viewBox="-100 -100 200 200" style={{position: 'absolute', inset: 0}} aria-hidden="true">
        <path d={scalloped} fill={accent} />
      </svg>
      <div style={{position: 'relative', fontFamily: text, fontWeight: 600, fontSize: tag.size * 0.11}}>from</div>
      <div style={{...big, position: 'relative', fontSize: tag.size * 0.31, lineHeight: 1}}>€{price}</div>
      <div style={{position: 'relative', fontFamily: text, fontWeight: 600, fontSize: tag.size * 0.085}}>with the flight</div>
    </div>
  );
};

export const Facts: FC<{place: string; nights: number; from: number}> = ({place, nights, from}) => {
  const {margin, bottom} = useLayout();
  return (
    <div
      style={{
        position: 'absolute',
        left: margin,
        bottom: bottom + 128,
        opacity: useLanding(from),
        fontFamily: text,
        fontSize: 44,
        textShadow: glow,
      }}
    >
      <b>{place}</b>, {nights} nights
    </div>
  );
};

export const CallToAction: FC<{words: string; from: number}> = ({words, from}) => {
  const {margin, bottom} = useLayout();
  const landed = useLanding(from);
  return (
    <div
      style={{
        position: 'absolute',
        left: margin,
        bottom,
        padding: '26px 44px 30px',
        borderRadius: 60,
        backgroundColor: '#0f2440',
        color: '#fff8ea',
        fontFamily: display,
        fontWeight: 700,
        fontSize: 52,
        lineHeight: 1,
        opacity: Math.min(1, landed * 2),
        translate: `0 ${(1 - landed) * 60}px`,
      }}
    >
      {words}
    </div>
  );
};

export const Brand: FC = () => {
  const {margin, top} = useLayout();
  return (
    <div
      style={{
        position: 'absolute',
        left: margin,
        top,
        display: 'flex',
        alignItems: 'center',
        gap: 14,
        textShadow: glow,
        ...big,
        fontSize: 46,
        lineHeight: 1,
      }}
    >
      <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true">
        <path d="M20 2a18 18 0 0 1 0 36Z" fill="currentColor" />
        <circle cx="20" cy="20" r="16" fill="none" stroke="currentColor" strokeWidth="4" />
      </svg>
      halfday
    </div>
  );
};

/** From 0 to 1 with a little overshoot. */
const useLanding = (from: number): number => {
  const frame = useCurrentFrame();
  const {fps} = useVideoConfig();
  return spring({frame: frame - from, fps, config: {damping: 12, stiffness: 170, mass: 0.7}});
};

const big: CSSProperties = {fontFamily: display, fontWeight: 700, letterSpacing: '-0.02em'};

/** Lifts dark words off whatever a picture has behind them. */
const glow = '0 0 32px rgba(255, 255, 255, 0.65)';

/** A circle with sixteen soft bumps, around the origin. */
const scalloped = (() => {
  const points = Array.from({length: 192}, (_, i) => {
    const angle = (i / 192) * 2 * Math.PI;
    const radius = 92 + 6 * Math.cos(16 * angle);
    return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join('L')}Z`;
})();
