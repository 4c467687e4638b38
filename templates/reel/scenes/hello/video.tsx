import '@fontsource-variable/bricolage-grotesque';
import {linearTiming, TransitionSeries} from '@remotion/transitions';
import {fade} from '@remotion/transitions/fade';
import type {FC} from 'react';
import {AbsoluteFill, interpolate, useCurrentFrame} from 'remotion';
import {defineVideo, GeneratedShot, loadFont} from 'reshoot';
import {z} from 'zod';

/** There before the first frame, and the same on every machine. */
const display = loadFont('Bricolage Grotesque Variable', {weights: [700]});

const Hello: FC<{headline: string; answer: string}> = ({headline, answer}) => (
  <TransitionSeries>
    <TransitionSeries.Sequence durationInFrames={54}>
      <GeneratedShot id="camp" prompt="a tent in the forest at dusk, slow dolly-in" />
      <Words text={headline} />
    </TransitionSeries.Sequence>
    <TransitionSeries.Transition presentation={fade()} timing={linearTiming({durationInFrames: 12})} />
    <TransitionSeries.Sequence durationInFrames={54}>
      <GeneratedShot id="coffee" prompt="a cup of coffee on a snowy field at dawn, close-up, tracking right" />
      <Words text={answer} />
    </TransitionSeries.Sequence>
  </TransitionSeries>
);

/** Rises into place. Anything of Remotion's and React's works here; `npx remotion studio` shows it while you write. */
const Words: FC<{text: string}> = ({text}) => {
  const frame = useCurrentFrame();
  const arrived = interpolate(frame, [4, 18], [0, 1], {extrapolateLeft: 'clamp', extrapolateRight: 'clamp'});
  return (
    <AbsoluteFill style={{padding: '300px 90px', color: 'white', textShadow: '0 2px 30px rgba(0, 0, 30, 0.5)'}}>
      <div
        style={{
          fontFamily: display,
          fontWeight: 700,
          fontSize: 130,
          lineHeight: 1,
          opacity: arrived,
          translate: `0 ${40 * (1 - arrived)}px`,
        }}
      >
        {text}
      </div>
    </AbsoluteFill>
  );
};

export default defineVideo({
  id: 'hello',
  framesPerSecond: 24,
  durationInFrames: 96,
  formats: ['reel'],
  schema: z.object({headline: z.string().max(40), answer: z.string().max(40)}),
  props: {headline: 'Change a word.', answer: 'Only that shot is made again.'},
  component: Hello,
});
