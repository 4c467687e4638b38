import {linearTiming, TransitionSeries} from '@remotion/transitions';
import {fade} from '@remotion/transitions/fade';
import type {FC} from 'react';
import {AbsoluteFill, Sequence} from 'remotion';
import {Ambience, type AskLine, Captions, Dialogue, defineVideo, GeneratedShot, Music, SafeArea, SoundEffect, useDialogue} from 'reshoot';
import {z} from 'zod';
import {display} from '../type/fonts.ts';
import {LampLight} from './lamp-light.tsx';

/** Of silence before the first line, between lines, and after the last: long enough to hear the rain. */
const before = 14;
const breath = 10;
const after = 26;
/** Frames over which one picture becomes the other. */
const softly = 14;

/** Nothing here has a time of its own: the pictures change, the lamp is lit, and the film ends, when it is said. */
const told = (line: AskLine) => {
  const lines = {rain: line('rain-line'), lamp: line('lamp-line'), letter: line('letter-line')};
  const lampAt = before + lines.rain.durationInFrames + breath;
  const letterAt = lampAt + lines.lamp.durationInFrames + breath;
  const lit = lampAt + Math.round(24 * (lines.lamp.words.at(-1)?.startInSeconds ?? 0));
  return {lines, lampAt, letterAt, lit, end: letterAt + lines.letter.durationInFrames + after};
};

const RainLetter: FC<{rain: string; lamp: string; letter: string}> = (texts) => {
  const {lines, lampAt, letterAt, lit, end} = told(useDialogue);
  return (
    <AbsoluteFill style={{backgroundColor: '#0a1130'}}>
      <TransitionSeries>
        <TransitionSeries.Sequence durationInFrames={lampAt + softly}>
          <GeneratedShot id="night" prompt="a cottage in a village at night in the rain, centred, wide shot, slow dolly-in" />
        </TransitionSeries.Sequence>
        <TransitionSeries.Transition presentation={fade()} timing={linearTiming({durationInFrames: softly})} />
        <TransitionSeries.Sequence durationInFrames={end - lampAt}>
          <GeneratedShot id="writer" prompt="an owl with a letter at home at night, centred, medium shot, slow dolly-in, warm" />
        </TransitionSeries.Sequence>
      </TransitionSeries>
      <LampLight darkFrom={lampAt} litFrom={lit} />
      <Sequence from={before} durationInFrames={lines.rain.durationInFrames + breath} layout="none">
        <Dialogue id="rain-line" text={texts.rain} pace={0.95} />
        <Words of="rain-line" />
      </Sequence>
      <Sequence from={lampAt} durationInFrames={lines.lamp.durationInFrames + breath} layout="none">
        <Dialogue id="lamp-line" text={texts.lamp} pace={0.95} />
        <Words of="lamp-line" />
      </Sequence>
      <Sequence from={letterAt} layout="none">
        <Dialogue id="letter-line" text={texts.letter} pace={0.95} />
        <Words of="letter-line" />
      </Sequence>
      <Ambience
        id="rain"
        prompt="gentle rain, distant thunder"
        gainInDecibels={-7}
        ducking={{amountInDecibels: 7}}
        fadeInInFrames={8}
        fadeOutInFrames={24}
      />
      <Music id="bed" prompt="tender piano, 84 bpm" durationInSeconds={8} fadeOutInFrames={30} />
      <SoundEffect id="lamp" prompt="gentle click" at={lit} />
    </AbsoluteFill>
  );
};

const Words: FC<{of: string}> = ({of}) => (
  <SafeArea>
    <Captions
      of={of}
      look="karaoke"
      place="top"
      fontFamily={display}
      fontWeight={700}
      fontSize={96}
      color="#f4ecdc"
      activeColor="#ffc861"
    />
  </SafeArea>
);

export default defineVideo({
  id: 'rain-letter',
  framesPerSecond: 24,
  durationInFrames: (_, line) => told(line).end,
  formats: ['reel'],
  schema: z.object({rain: z.string(), lamp: z.string(), letter: z.string()}),
  props: {rain: 'Some nights, the rain has so much to say.', lamp: 'So I lit a lamp.', letter: 'And wrote it down for you.'},
  component: RainLetter,
});
