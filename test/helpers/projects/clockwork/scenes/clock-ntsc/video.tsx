import {Sequence} from 'remotion';
import {defineVideo, GeneratedShot} from 'reshoot';
import {z} from 'zod';

export default defineVideo({
  id: 'clock-ntsc',
  framesPerSecond: 29.97,
  durationInFrames: 40,
  formats: [{id: 'tiny', width: 128, height: 224}],
  schema: z.object({}),
  props: {},
  component: () => (
    <Sequence from={-7}>
      <GeneratedShot id="a" prompt="a clock" />
    </Sequence>
  ),
});
