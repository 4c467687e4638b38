import type {FC} from 'react';
import {Series, useCurrentFrame} from 'remotion';
import {defineVideo, GeneratedShot} from 'reshoot';
import {z} from 'zod';

/** Sixty frames a second, two shots, words that change between them. */
const Fast: FC = () => (
  <>
    <Series>
      <Series.Sequence durationInFrames={35}>
        <GeneratedShot id="a" prompt="a card named a" />
      </Series.Sequence>
      <Series.Sequence durationInFrames={55}>
        <GeneratedShot id="b" prompt="a card named b" />
      </Series.Sequence>
    </Series>
    <p style={{position: 'absolute', left: 20, top: 200, font: 'bold 26px sans-serif', color: '#fff3b0'}}>
      {useCurrentFrame() < 50 ? 'very' : 'smooth'}
    </p>
  </>
);

export default defineVideo({
  id: 'fast',
  framesPerSecond: 60,
  durationInFrames: 90,
  formats: [{id: 'tiny', width: 240, height: 320}],
  schema: z.object({}),
  props: {},
  component: Fast,
});
