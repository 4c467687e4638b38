import '@fontsource-variable/noto-sans-jp';
import {AbsoluteFill} from 'remotion';
import {Captions, defineVideo} from 'reshoot';
import {z} from 'zod';

/** Two segments of 60 frames, a cue in each. */
export default defineVideo({
  id: 'told',
  framesPerSecond: 30,
  durationInFrames: 120,
  formats: [{id: 'small', width: 180, height: 320}],
  schema: z.object({}),
  props: {},
  component: () => (
    <AbsoluteFill style={{background: '#40506a'}}>
      <Captions src="told.srt" />
    </AbsoluteFill>
  ),
});
