import {linearTiming, TransitionSeries} from '@remotion/transitions';
import {slide} from '@remotion/transitions/slide';
import type {FC} from 'react';
import {AbsoluteFill, Easing, Html5Audio} from 'remotion';
import {csv, defineVideo, GeneratedShot, useVariant} from 'reshoot';
import {z} from 'zod';
import bed from './bed.mp3';
import {Brand, CallToAction, Facts, Headline, PriceTag} from './parts.tsx';

const schema = z.object({
  place: z.string().max(20),
  /** What the second shot shows. */
  scene: z.string().max(120),
  headline: z.string().max(24),
  nights: z.int().min(1).max(14),
  price: z.int().min(1).max(9999),
  accent: z.string().regex(/^#[0-9a-f]{6}$/),
});

/** A beat of the music is 12 frames: the picture changes around beat 4, the price lands on beat 5, the button on beat 6. */
const Getaway: FC<z.output<typeof schema>> = ({place, scene, headline, nights, price, accent}) => {
  // A square has the room for a larger subject beside its words.
  const framing = useVariant().format === 'square' ? 'medium shot' : 'wide shot';
  return (
    <AbsoluteFill style={{backgroundColor: '#bfe3f7', color: '#0f2440'}}>
      <TransitionSeries>
        <TransitionSeries.Sequence durationInFrames={48}>
          <GeneratedShot id="flight" prompt={`a small airplane flies in the morning sky, ${framing}, on the right, tracking right`} />
          <Headline words="Out of office." from={-24} />
        </TransitionSeries.Sequence>
        <TransitionSeries.Transition
          presentation={slide({direction: 'from-bottom'})}
          timing={linearTiming({durationInFrames: 12, easing: Easing.inOut(Easing.cubic)})}
        />
        <TransitionSeries.Sequence durationInFrames={60}>
          <GeneratedShot id="arrival" prompt={`${scene}, ${framing}, on the right, slow dolly-in`} />
          <Headline words={headline} from={8} />
          <PriceTag price={price} accent={accent} from={24} />
          <Facts place={place} nights={nights} from={28} />
          <CallToAction words="Go this Friday" from={36} />
        </TransitionSeries.Sequence>
      </TransitionSeries>
      <Brand />
      <Html5Audio src={bed} />
    </AbsoluteFill>
  );
};

export default defineVideo({
  id: 'getaway',
  framesPerSecond: 24,
  durationInFrames: 96,
  formats: ['reel', 'square'],
  schema,
  rows: csv('./rows.csv', {id: 'slug'}),
  component: Getaway,
});
