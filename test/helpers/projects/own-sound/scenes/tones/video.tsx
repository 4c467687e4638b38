import {AbsoluteFill, Sequence} from 'remotion';
import {Captions, defineVideo, GeneratedShot, SafeArea} from 'reshoot';
import {z} from 'zod';

const volume = 1;

/** A shot whose generator speaks and makes ambience with the picture, but no effects; shown whole, and later its first third again. */
const Speaking = () => (
  <GeneratedShot
    id="speaking"
    prompt="a street at night"
    volume={volume}
    parameters={{testcard: {sound: ['dialogue', 'ambience']}}}
    audio={{dialogue: 'One two three.', ambience: 'gentle rain', effects: ['click']}}
  />
);

/** Its first ten frames are never shown, so they are never made: the take begins with the eleventh. */
const Late = () => (
  <Sequence from={-10}>
    <GeneratedShot
      id="late"
      prompt="a harbour"
      parameters={{testcard: {sound: ['ambience']}}}
      audio={{ambience: {prompt: 'gentle rain', gainInDecibels: -20}}}
    />
  </Sequence>
);

const Tones = () => (
  <AbsoluteFill style={{backgroundColor: '#101828'}}>
    <Sequence from={10} durationInFrames={30}>
      <Speaking />
    </Sequence>
    <Sequence from={50} durationInFrames={10}>
      <Speaking />
    </Sequence>
    <Sequence from={15} durationInFrames={15}>
      <Late />
    </Sequence>
    <Sequence from={95} durationInFrames={15}>
      <Late />
    </Sequence>
    <SafeArea>
      <Captions of="speaking-dialogue" />
    </SafeArea>
  </AbsoluteFill>
);

export default defineVideo({
  id: 'tones',
  framesPerSecond: 30,
  durationInFrames: 120,
  formats: [{id: 'small', width: 256, height: 448}],
  schema: z.object({}),
  props: {},
  component: Tones,
});
