import type {FC} from 'react';
import {AbsoluteFill, Sequence} from 'remotion';
import {Ambience, Captions, Dialogue, defineVideo, useDialogue} from 'reshoot';
import {z} from 'zod';

/** Two sentences, 2.5 seconds apart, lit word by word as they are spoken; nothing else on the page moves. */
const Narrated: FC<{one: string; two: string}> = (texts) => (
  <AbsoluteFill style={{backgroundColor: '#101828'}}>
    <Ambience id="rain" prompt="steady rain" durationInSeconds={2} />
    <Line id="one" text={texts.one} from={15} />
    <Line id="two" text={texts.two} from={90} />
  </AbsoluteFill>
);

const Line: FC<{id: string; text: string; from: number}> = ({id, text, from}) => {
  const {durationInFrames} = useDialogue(id);
  return (
    <>
      <Sequence from={from} durationInFrames={durationInFrames} layout="none">
        <Dialogue id={id} text={text} />
      </Sequence>
      <Captions of={id} />
    </>
  );
};

export default defineVideo({
  id: 'narrated',
  framesPerSecond: 30,
  durationInFrames: 180,
  formats: [{id: 'small', width: 180, height: 320}],
  schema: z.object({one: z.string(), two: z.string()}),
  props: {one: 'Some mornings start late.', two: 'The rain has time, and so do I.'},
  component: Narrated,
});
