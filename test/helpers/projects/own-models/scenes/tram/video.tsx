import {Series} from 'remotion';
import {defineVideo, GeneratedShot} from 'reshoot';
import {z} from 'zod';

/** A picture that the camera moves over, and a film, both by models that the project has brought. */
const Tram = () => (
  <Series>
    <Series.Sequence durationInFrames={10}>
      <GeneratedShot
        id="stop"
        generator="diffusers"
        parameters={{model: 'picture'}}
        prompt="a red fox waits at a tram stop, slow dolly-in"
      />
    </Series.Sequence>
    <Series.Sequence durationInFrames={8}>
      <GeneratedShot id="ride" generator="diffusers" parameters={{model: 'film', steps: 2}} prompt="city lights from a tram window" />
    </Series.Sequence>
  </Series>
);

export default defineVideo({
  id: 'tram',
  framesPerSecond: 30,
  durationInFrames: 18,
  formats: [{id: 'tiny', width: 128, height: 192}],
  schema: z.object({}),
  props: {},
  component: Tram,
});
