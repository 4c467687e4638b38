import type {FC} from 'react';
import {AbsoluteFill} from 'remotion';
import {type CaptionLook, Captions, defineVideo, SafeArea, table} from 'reshoot';
import {z} from 'zod';

/** "Some mornings start late. The tram was gone." in two seconds. */
const words = [
  {text: 'Some', startInSeconds: 0.1, endInSeconds: 0.3},
  {text: 'mornings', startInSeconds: 0.3, endInSeconds: 0.6},
  {text: 'start', startInSeconds: 0.6, endInSeconds: 0.8},
  {text: 'late.', startInSeconds: 0.8, endInSeconds: 1.1},
  {text: 'The', startInSeconds: 1.3, endInSeconds: 1.4},
  {text: 'tram', startInSeconds: 1.4, endInSeconds: 1.6},
  {text: 'was', startInSeconds: 1.6, endInSeconds: 1.75},
  {text: 'gone.', startInSeconds: 1.75, endInSeconds: 2},
];

const Looks: FC<{look: string}> = ({look}) => (
  <AbsoluteFill style={{background: 'linear-gradient(#8fb7d9, #d9c2a3 55%, #6f8f5a)'}}>
    <SafeArea>
      {look === 'file' ? (
        <Captions src="en.srt" />
      ) : (
        // The rows name looks, and the schema leaves no other text through.
        <Captions
          words={words}
          look={look as CaptionLook}
          {...(look === 'karaoke' ? {activeBackground: '#d6336c', activeColor: '#fff'} : {})}
        />
      )}
    </SafeArea>
  </AbsoluteFill>
);

export default defineVideo({
  id: 'looks',
  framesPerSecond: 30,
  durationInFrames: 90,
  formats: ['reel'],
  schema: z.object({look: z.string()}),
  rows: table(
    ['karaoke', 'word-pop', 'two-line', 'typewriter', 'file'].map((look) => ({look})),
    {id: 'look'},
  ),
  component: Looks,
});
