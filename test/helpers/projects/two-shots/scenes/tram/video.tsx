import {AbsoluteFill, Img, Sequence, Series, staticFile, useCurrentFrame} from 'remotion';
import {defineVideo, GeneratedShot} from 'reshoot';
import {z} from 'zod';

const Tram = ({headline}: {headline: string}) => {
  const frame = useCurrentFrame();
  return (
    <AbsoluteFill style={{background: 'black'}}>
      <Series>
        <Series.Sequence durationInFrames={12}>
          <GeneratedShot id="stop" prompt="a red fox waits at a tram stop" />
        </Series.Sequence>
        <Series.Sequence durationInFrames={12}>
          <GeneratedShot id="ride" prompt="city lights from a tram window" />
        </Series.Sequence>
      </Series>
      <Sequence from={6} durationInFrames={12}>
        <AbsoluteFill style={{color: 'white', fontSize: 20, opacity: Math.min(1, (frame - 5) / 4)}}>{headline}</AbsoluteFill>
      </Sequence>
      <Sequence from={16} layout="none">
        <Img src={staticFile('badge.svg')} style={{position: 'absolute', right: 8, bottom: 8, width: 32, height: 32}} />
      </Sequence>
    </AbsoluteFill>
  );
};

export default defineVideo({
  id: 'tram',
  framesPerSecond: 30,
  durationInFrames: 24,
  formats: [{id: 'tiny', width: 128, height: 224}],
  schema: z.object({headline: z.string()}),
  props: {headline: 'Some mornings start late.'},
  component: Tram,
});
