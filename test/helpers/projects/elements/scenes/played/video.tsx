import {Audio} from '@remotion/media';
import {AbsoluteFill, Html5Audio, OffthreadVideo, Sequence, staticFile} from 'remotion';
import {defineVideo, GeneratedShot} from 'reshoot';
import {z} from 'zod';

/** One second each: a clip whose sound begins a second after its picture, twice; a mono tone by two elements; a tone in the code, one behind an address. */
const Played = ({tone, address}: {tone: string; address: string}) => (
  <AbsoluteFill style={{backgroundColor: '#101828'}}>
    <Sequence durationInFrames={30}>
      <OffthreadVideo src={staticFile('late.mp4')} trimBefore={15} />
    </Sequence>
    <Sequence from={30} durationInFrames={60}>
      <GeneratedShot id="footage" src={staticFile('late.mp4')} />
    </Sequence>
    <Sequence from={90} durationInFrames={30}>
      <Html5Audio src={staticFile('mono.wav')} />
    </Sequence>
    <Sequence from={120} durationInFrames={30}>
      <Audio src={staticFile('mono.wav')} />
    </Sequence>
    <Sequence from={150} durationInFrames={30}>
      <Html5Audio src={tone} volume={(frame) => (frame < 15 ? 1 : 2)} />
    </Sequence>
    <Sequence from={180} durationInFrames={30}>
      <Html5Audio src={address} loop trimAfter={6} />
    </Sequence>
  </AbsoluteFill>
);

export default defineVideo({
  id: 'played',
  framesPerSecond: 30,
  durationInFrames: 210,
  formats: [{id: 'small', width: 64, height: 64}],
  schema: z.object({tone: z.string(), address: z.string()}),
  props: {tone: 'TONE', address: 'ADDRESS'},
  component: Played,
});
