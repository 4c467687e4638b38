import {Audio} from '@remotion/media';
import {AbsoluteFill, Html5Audio, Sequence, staticFile} from 'remotion';
import {defineVideo, GeneratedShot, Music} from 'reshoot';
import {z} from 'zod';

/** A shot with sounds of its own, somebody's music, and what two elements of Remotion play: tones, so that each is found in the sum. */
const Street = () => (
  <AbsoluteFill style={{backgroundColor: '#101828'}}>
    <Sequence durationInFrames={30}>
      <GeneratedShot
        id="street"
        prompt="a street at night"
        audio={{dialogue: {text: 'Ten.', voice: 'storyteller'}, ambience: 'gentle rain', effects: ['click', {prompt: 'knock', at: 20}]}}
      />
    </Sequence>
    <Music id="song" src={staticFile('tone-440.wav')} gainInDecibels={-10} ducking={false} />
    <Sequence from={45}>
      <Html5Audio src={staticFile('tone-1000.wav')} volume={0.5} />
    </Sequence>
    <Sequence from={60}>
      <Audio src={staticFile('tone-3000.wav')} volume={0.5} />
    </Sequence>
  </AbsoluteFill>
);

export default defineVideo({
  id: 'street',
  framesPerSecond: 30,
  durationInFrames: 90,
  formats: [{id: 'small', width: 128, height: 224}],
  schema: z.object({}),
  props: {},
  component: Street,
});
