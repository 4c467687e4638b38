import {AbsoluteFill} from 'remotion';
import {defineVideo} from 'reshoot';
import {z} from 'zod';

const families = ['sans-serif', 'serif', 'monospace', 'system-ui', 'Arial', '"Times New Roman"', '"Courier New"', 'Unknown, sans-serif'];

/** Text in no font of the film: each line is drawn with a font that comes with the package. */
const Fonts = () => (
  <AbsoluteFill style={{background: 'white', fontSize: 22, lineHeight: '30px', padding: 10}}>
    <h1 style={{margin: 0, fontSize: 40, lineHeight: '50px'}}>A heading</h1>
    {families.map((fontFamily) => (
      <div key={fontFamily} style={{fontFamily}}>
        Plain <b>bold</b> <i>italic</i>{' '}
        <b>
          <i>both</i>
        </b>{' '}
        €&nbsp;é
      </div>
    ))}
  </AbsoluteFill>
);

export default defineVideo({
  id: 'fonts',
  framesPerSecond: 30,
  durationInFrames: 2,
  formats: [{id: 'tiny', width: 380, height: 320}],
  schema: z.object({}),
  props: {},
  component: Fonts,
});
