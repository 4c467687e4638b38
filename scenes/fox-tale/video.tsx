import {linearTiming, TransitionSeries} from '@remotion/transitions';
import {fade} from '@remotion/transitions/fade';
import type {FC} from 'react';
import {AbsoluteFill, Html5Audio} from 'remotion';
import {character, defineVideo, GeneratedShot} from 'reshoot';
import {z} from 'zod';
import bed from './bed.mp3';
import {Moon} from './moon.tsx';
import {EndLine, Line, Page, Title} from './words.tsx';

const fox = character('fox', {look: 'a small fox in a yellow raincoat'});

/** Bars of the music begin at frames 24, 72, 120 and 168: the last three are the middles of the fades. */
const FoxTale: FC<{title: string}> = ({title}) => (
  <AbsoluteFill style={{backgroundColor: '#0b1437'}}>
    <TransitionSeries>
      <TransitionSeries.Sequence durationInFrames={78}>
        <GeneratedShot id="awake" prompt="{fox} stands awake in the village at dusk, centred, wide shot, slow dolly-in" />
        <Page ink="moonlight">
          <Title text={title} until={32} />
          <Line from={34} words="One night, a small fox could not sleep." />
        </Page>
      </TransitionSeries.Sequence>
      {softCut}
      <TransitionSeries.Sequence durationInFrames={60}>
        <GeneratedShot id="bear" prompt="an old bear in a green coat in the forest at dusk, centred, slow crane up" />
        <Page ink="moonlight">
          <Line from={6} words="“Where does the moon go?” she asked." />
        </Page>
      </TransitionSeries.Sequence>
      {softCut}
      <TransitionSeries.Sequence durationInFrames={60}>
        <GeneratedShot id="voyage" prompt="a sailboat on the sea at night, no moon, centred, wide shot, tracking right" />
        <Page ink="moonlight">
          <Line from={6} words="So she sailed after it, all night long." />
        </Page>
      </TransitionSeries.Sequence>
      {softCut}
      <TransitionSeries.Sequence durationInFrames={74}>
        <GeneratedShot id="dawn" prompt="{fox} and a tent in a field at dawn, centred, wide shot, slow dolly-out" />
        <Page ink="daylight">
          <Line from={8} words="It had gone to bed. So did she." />
          <EndLine from={44} />
        </Page>
      </TransitionSeries.Sequence>
    </TransitionSeries>
    <Moon sinksAt={160} />
    <Html5Audio src={bed} />
  </AbsoluteFill>
);

const softCut = <TransitionSeries.Transition presentation={fade()} timing={linearTiming({durationInFrames: 12})} />;

export default defineVideo({
  id: 'fox-tale',
  framesPerSecond: 24,
  durationInFrames: 236,
  formats: ['reel'],
  schema: z.object({title: z.string().max(40)}),
  props: {title: 'The fox & the moon'},
  ingredients: [fox],
  component: FoxTale,
});
