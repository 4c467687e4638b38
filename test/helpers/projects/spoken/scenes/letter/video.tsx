import type {FC} from 'react';
import {AbsoluteFill, Sequence} from 'remotion';
import {Ambience, Captions, Dialogue, defineVideo, GeneratedShot, Music, SoundEffect, useDialogue} from 'reshoot';
import {z} from 'zod';

const lines = ['one', 'two', 'three'] as const;

/** Of silence before the first line, between lines, and after the last. */
const before = 15;
const between = 8;
const after = 52;

/** Three sentences, each in a sequence that lasts as long as it, over rain and music, with karaoke captions; the film ends with them. */
const Letter: FC<Record<(typeof lines)[number], string>> = (texts) => {
  const spoken = [useDialogue('one'), useDialogue('two'), useDialogue('three')];
  let from = before;
  return (
    <AbsoluteFill style={{backgroundColor: '#101828'}}>
      <Sequence durationInFrames={60}>
        <GeneratedShot id="window" prompt="a window with rain at night" />
      </Sequence>
      {lines.map((id, index) => {
        const start = from;
        const durationInFrames = spoken[index]?.durationInFrames ?? 1;
        from += durationInFrames + between;
        return (
          <Sequence key={id} from={start} durationInFrames={durationInFrames} name={id}>
            <Dialogue id={id} text={texts[id]} />
            <Captions of={id} look="karaoke" />
          </Sequence>
        );
      })}
      <Ambience id="rain" prompt="steady rain" durationInSeconds={4} fadeInInFrames={6} />
      <Music id="bed" prompt="calm piano, 80 bpm" durationInSeconds={6} ducking={{amountInDecibels: 9}} fadeOutInFrames={30} />
      <SoundEffect id="swish" prompt="soft whoosh" at={4} />
    </AbsoluteFill>
  );
};

export default defineVideo({
  id: 'letter',
  framesPerSecond: 30,
  durationInFrames: (_, line) => lines.reduce((end, id) => end + line(id).durationInFrames + between, before) + after,
  formats: [{id: 'small', width: 320, height: 240}],
  schema: z.object({one: z.string(), two: z.string(), three: z.string()}),
  props: {one: 'Some mornings start late.', two: 'The rain has time, and so do I.', three: 'I took a pen, and wrote you a letter.'},
  component: Letter,
});
