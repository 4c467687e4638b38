import {linearTiming, TransitionSeries} from '@remotion/transitions';
import {fade} from '@remotion/transitions/fade';
import type {FC} from 'react';
import {Freeze, Loop, Sequence, Series, useCurrentFrame} from 'remotion';
import {defineVideo, GeneratedShot, table} from 'reshoot';
import {z} from 'zod';

const A = () => <GeneratedShot id="a" prompt="a clock" />;
const B = () => <GeneratedShot id="b" prompt="a bell" />;

/** Every way that Remotion puts a shot into time; each runs over 20 frames. */
const movements: Record<string, FC> = {
  plain: A,
  sequence: () => (
    <Sequence from={5} durationInFrames={10}>
      <A />
    </Sequence>
  ),
  series: () => (
    <Series>
      <Series.Sequence durationInFrames={8}>
        <A />
      </Series.Sequence>
      <Series.Sequence durationInFrames={8} offset={2}>
        <B />
      </Series.Sequence>
    </Series>
  ),
  overlap: () => (
    <TransitionSeries>
      <TransitionSeries.Sequence durationInFrames={12}>
        <A />
      </TransitionSeries.Sequence>
      <TransitionSeries.Transition presentation={fade()} timing={linearTiming({durationInFrames: 4})} />
      <TransitionSeries.Sequence durationInFrames={12}>
        <B />
      </TransitionSeries.Sequence>
    </TransitionSeries>
  ),
  loop: () => (
    <Loop durationInFrames={6}>
      <A />
    </Loop>
  ),
  conditional: () => useCurrentFrame() > 10 && <A />,
  blinking: () => useCurrentFrame() % 4 < 2 && <A />,
  nested: () => (
    <Sequence from={4} durationInFrames={14}>
      <Sequence from={3} durationInFrames={30}>
        <A />
      </Sequence>
    </Sequence>
  ),
  'negative-from': () => (
    <Sequence from={-6} durationInFrames={16}>
      <A />
    </Sequence>
  ),
  'nested-negative': () => (
    <Sequence from={5} durationInFrames={10}>
      <Sequence from={-3}>
        <A />
      </Sequence>
    </Sequence>
  ),
  frozen: () => (
    <Freeze frame={4}>
      <A />
    </Freeze>
  ),
  returning: () => (
    <Series>
      <Series.Sequence durationInFrames={6}>
        <A />
      </Series.Sequence>
      <Series.Sequence durationInFrames={6}>
        <B />
      </Series.Sequence>
      <Series.Sequence durationInFrames={8}>
        <A />
      </Series.Sequence>
    </Series>
  ),
};

const Clock = ({movement}: {movement: string}) => {
  const Movement = movements[movement] ?? (() => null);
  return <Movement />;
};

export default defineVideo({
  id: 'clock',
  framesPerSecond: 30,
  durationInFrames: 20,
  formats: [{id: 'tiny', width: 128, height: 224}],
  schema: z.object({movement: z.string()}),
  rows: table(
    Object.keys(movements).map((movement) => ({movement})),
    {id: 'movement'},
  ),
  component: Clock,
});
