import {Series} from 'remotion';
import {defineVideo, GeneratedShot} from 'reshoot';
import {z} from 'zod';

const Tram = () => (
  <Series>
    <Series.Sequence durationInFrames={12}>
      <GeneratedShot id="stop" prompt="a red fox waits at a tram stop" />
    </Series.Sequence>
    <Series.Sequence durationInFrames={12}>
      <GeneratedShot id="ride" continues="stop" prompt="city lights from a tram window" />
    </Series.Sequence>
    <Series.Sequence durationInFrames={12}>
      <GeneratedShot id="home" continues="ride" prompt="the fox is home" />
    </Series.Sequence>
    <Series.Sequence durationInFrames={12}>
      <GeneratedShot id="again" prompt="the stop is empty" />
    </Series.Sequence>
  </Series>
);

export default defineVideo({
  id: 'tram',
  framesPerSecond: 30,
  durationInFrames: 48,
  formats: [{id: 'tiny', width: 128, height: 224}],
  schema: z.object({}),
  props: {},
  component: Tram,
});
