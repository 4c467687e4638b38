import '@fontsource-variable/bricolage-grotesque';
import {AbsoluteFill, Img, Sequence, staticFile} from 'remotion';
import {Captions, Dialogue, defineVideo, GeneratedShot, loadFont} from 'reshoot';
import {z} from 'zod';

const display = loadFont('Bricolage Grotesque Variable', {weights: [800]});

/** All that loads while a page opens, on frame 0: a picture, a shot, a font, emoji, captions of a line, and text without a font. */
const All = () => (
  <AbsoluteFill style={{background: 'black', color: 'white'}}>
    <Sequence durationInFrames={20} layout="none">
      <GeneratedShot id="tram" prompt="a tram at dusk" />
    </Sequence>
    <Img src={staticFile('sun.png')} style={{position: 'absolute', right: 10, bottom: 10, width: 90, height: 120}} />
    <h1 style={{position: 'absolute', top: 120, left: 10, margin: 0, fontFamily: display, fontSize: 36}}>Every frame</h1>
    <div style={{position: 'absolute', top: 165, left: 10, fontSize: 24}}>No font</div>
    <div style={{position: 'absolute', top: 195, left: 10, fontFamily: 'Inter Variable', fontSize: 24}}>Inter</div>
    <Captions
      words={[
        {text: 'Sun', startInSeconds: 0, endInSeconds: 0.7},
        {text: '🌞', startInSeconds: 0.7, endInSeconds: 1.5},
      ]}
      fontSize={30}
    />
    <Dialogue id="vo" voice="narrator" text="The sun." />
  </AbsoluteFill>
);

export default defineVideo({
  id: 'all',
  framesPerSecond: 30,
  durationInFrames: 45,
  formats: [{id: 'tiny', width: 240, height: 320}],
  schema: z.object({}),
  props: {},
  component: All,
});
