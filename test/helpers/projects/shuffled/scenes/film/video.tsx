import type {CSSProperties, FC} from 'react';
import {AbsoluteFill, Sequence, useCurrentFrame} from 'remotion';
import {defineVideo, GeneratedShot, json} from 'reshoot';
import {z} from 'zod';

const props = z.object({
  /** Shots in their order, each with its take and length. */
  shots: z.array(z.object({id: z.string(), take: z.int(), frames: z.int(), opacity: z.number(), corner: z.number()})),
  words: z.string(),
  wordsFrom: z.int(),
  colour: z.string(),
  /** What makes a film go another way. */
  effect: z.enum(['none', 'moving', 'blend', 'blur', 'gradient']),
});

const effects: Record<z.infer<typeof props>['effect'], CSSProperties> = {
  none: {display: 'none'},
  moving: {background: 'navy'},
  blend: {background: 'orange', mixBlendMode: 'multiply'},
  blur: {backdropFilter: 'blur(4px)'},
  gradient: {background: 'linear-gradient(90deg, transparent, #400a)'},
};

const Film: FC<z.infer<typeof props>> = ({shots, words, wordsFrom, colour, effect}) => {
  const frame = useCurrentFrame();
  let start = 0;
  return (
    <AbsoluteFill style={{background: colour}}>
      {shots.map(({id, take, frames, opacity, corner}) => {
        const from = start;
        start += frames;
        return (
          <Sequence key={id} from={from} durationInFrames={frames}>
            <GeneratedShot id={id} take={take} prompt={`a card named ${id}`} style={{opacity, borderRadius: corner, overflow: 'hidden'}} />
          </Sequence>
        );
      })}
      <div style={{position: 'absolute', left: effect === 'moving' ? frame : 12, top: 20, width: 60, height: 60, ...effects[effect]}} />
      <Sequence from={wordsFrom}>
        <p style={{position: 'absolute', left: 10, bottom: 10, margin: 0, font: 'bold 18px sans-serif', color: colour}}>{words}</p>
      </Sequence>
    </AbsoluteFill>
  );
};

export default defineVideo({
  id: 'film',
  framesPerSecond: 12,
  durationInFrames: ({shots}) => shots.reduce((sum, {frames}) => sum + frames, 0),
  formats: [{id: 'tiny', width: 96, height: 160}],
  schema: props,
  rows: json('./rows.json', {id: 'name'}),
  component: Film,
});
