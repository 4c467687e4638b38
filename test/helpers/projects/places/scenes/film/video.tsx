import {AbsoluteFill, getStaticFiles, Img, staticFile} from 'remotion';
import {defineVideo, GeneratedShot} from 'reshoot';
import {z} from 'zod';
import {colour} from './colour.ts';

/** Left half: a colour of a module; right half: a picture of `public/`; on its last frame, as many bars as `public/` has files. */
const Film = () => (
  <AbsoluteFill style={{background: colour}}>
    <Img src={staticFile('disc.svg')} style={{position: 'absolute', left: 64, width: 64, height: 128}} />
    <div style={{position: 'absolute', top: 96, height: 32, width: 16 * getStaticFiles().length, background: 'white'}} />
    <div style={{position: 'absolute', width: 128, height: 32}}>
      <GeneratedShot id="card" prompt="a card" />
    </div>
  </AbsoluteFill>
);

export default defineVideo({
  id: 'film',
  framesPerSecond: 30,
  durationInFrames: 4,
  formats: [{id: 'tiny', width: 128, height: 128}],
  schema: z.object({}),
  props: {},
  component: Film,
});
