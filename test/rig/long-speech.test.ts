import {afterAll, beforeAll, expect, it} from 'vitest';
import {openRig, type Rendered, type Rig, timelineIn} from '../helpers/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig('own-sound');
  await rig.write('scenes/tones/video.tsx', scene('The rain has time.'));
});
afterAll(() => rig.remove());

/** Half a minute that is as long as what is said in it: four lines, eight seconds apart, one of them a single word. */
const scene = (second: string): string => `
import {AbsoluteFill, Sequence} from 'remotion';
import {Captions, Dialogue, defineVideo, useDialogue} from 'reshoot';
import {z} from 'zod';

const texts = ['Some mornings start late.', ${JSON.stringify(second)}, 'Ten.', 'And so do I.'];
const layout = (line) => {
  let end = 20;
  const starts = texts.map((_, index) => {
    const start = end;
    end += line('line-' + index).durationInFrames + 240;
    return start;
  });
  return {starts, end};
};
const Lines = () => {
  const {starts} = layout(useDialogue);
  return (
    <AbsoluteFill style={{backgroundColor: '#101828'}}>
      {texts.map((text, index) => (
        <Sequence key={index} from={starts[index]} durationInFrames={useDialogue('line-' + index).durationInFrames} layout="none">
          <Dialogue id={'line-' + index} text={text} />
          <Captions of={'line-' + index} />
        </Sequence>
      ))}
    </AbsoluteFill>
  );
};
export default defineVideo({
  id: 'tones', framesPerSecond: 30, durationInFrames: (_, line) => layout(line).end,
  formats: [{id: 'small', width: 128, height: 224}], schema: z.object({}), props: {}, component: Lines,
});
`;

const scans = ({events}: Rendered): number => events.filter((event) => event.event === 'scan-finished' && !event.reused).length;
const made = ({events}: Rendered): string[] =>
  events.flatMap((event) => (event.event === 'take-made' && 'sound' in event ? [event.sound] : [])).sort();

it('looks at all frames of a long film that follows its speech once, and has every line where the one before it ends', async () => {
  const first = await rig.render();
  expect(scans(first)).toBe(1);
  expect(made(first)).toEqual(['line-0', 'line-1', 'line-2', 'line-3']);
  expect(first.of('tones/small')).toMatchObject({sounds: {total: 4, generated: 4}});
  const {speech, durationInFrames, sounds} = await timelineIn(rig, 'tones/small');
  expect(Object.values(speech).map(({state}) => state)).toEqual(['made', 'made', 'made', 'made']);
  let start = 20;
  for (const {request, placements} of sounds) {
    expect(placements[0]?.start).toBe(start);
    start += Math.ceil((speech[request.id]?.durationInSeconds ?? 0) * 30 - 1e-6) + 240;
  }
  expect(durationInFrames).toBe(start);
});

it('does so once more after an edit of one line, which alone is spoken again', async () => {
  await rig.write('scenes/tones/video.tsx', scene('The rain has all the time in the world.'));
  const edited = await rig.render();
  expect(scans(edited)).toBe(1);
  expect(made(edited)).toEqual(['line-1']);
  expect(edited.of('tones/small')).toMatchObject({audio: 'mixed', sounds: {total: 4, generated: 1}});
});
