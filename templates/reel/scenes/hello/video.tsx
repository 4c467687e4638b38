import '@fontsource-variable/bricolage-grotesque';
import {linearTiming, TransitionSeries} from '@remotion/transitions';
import {fade} from '@remotion/transitions/fade';
import {type FC, useMemo} from 'react';
import {AbsoluteFill} from 'remotion';
import {Captions, defineVideo, GeneratedShot, loadFont, Music, SafeArea} from 'reshoot';
import {z} from 'zod';

/** There before the first frame, and the same on every machine. */
const display = loadFont('Bricolage Grotesque Variable', {weights: [700]});

const Hello: FC<{headline: string; answer: string}> = ({headline, answer}) => (
  <AbsoluteFill>
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
    <Music id="bed" prompt="hopeful piano, 90 bpm" fadeOutInFrames={20} />
  </AbsoluteFill>
);

/**
 * Word by word, clear of what the app lays over the picture. A spoken line would time its own words: `<Dialogue id="vo" text="…" />` and
 * `<Captions of="vo" />`. Anything of Remotion's and React's works here, too; `npx remotion studio` shows it while you write.
 */
const Words: FC<{text: string}> = ({text}) => {
  const words = useMemo(
    () => text.split(' ').map((word, index) => ({text: word, startInSeconds: 0.2 + 0.27 * index, endInSeconds: 0.47 + 0.27 * index})),
    [text],
  );
  return (
    <SafeArea>
      <Captions words={words} look="word-pop" place="top" fontFamily={display} fontWeight={700} uppercase={false} />
    </SafeArea>
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
