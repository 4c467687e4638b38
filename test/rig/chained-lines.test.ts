import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openRig, type Rig} from '../helpers/rig.ts';

const video = `
import {Series} from 'remotion';
import {Captions, defineVideo, GeneratedShot} from 'reshoot';
import {z} from 'zod';

const Tram = () => (
  <>
    <Series>
      <Series.Sequence durationInFrames={15}>
        <GeneratedShot id="late" prompt="a tram comes late" />
      </Series.Sequence>
      <Series.Sequence durationInFrames={45}>
        <GeneratedShot
          id="speaking"
          continues="late"
          prompt="a fox speaks in the tram"
          audio={{dialogue: 'some mornings start late'}}
          parameters={{testcard: {sound: ['dialogue']}}}
        />
      </Series.Sequence>
    </Series>
    <Captions of="speaking-dialogue" />
  </>
);

export default defineVideo({
  id: 'tram',
  framesPerSecond: 30,
  durationInFrames: 60,
  formats: [{id: 'tiny', width: 128, height: 224}],
  schema: z.object({}),
  props: {},
  component: Tram,
});
`;

describe('a shot that speaks and continues another', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig('chained');
    await rig.write('scenes/tram/video.tsx', video);
    await rig.render();
  });
  afterAll(() => rig.remove());

  it('is captioned by the words of the take in the film, where that one had to be made again', async () => {
    const captions = await rig.read('out/tram/tiny.srt');
    const {shots} = await rig.plan();
    const [late, speaking] = await Promise.all(shots.map(({fingerprint}) => rig.store.find('take', fingerprint)));
    if (late?.state !== 'present' || speaking?.state !== 'present') throw new Error('both were made');
    // As from another machine: other bytes of the first, and a take of the second that went with those of here, whose words were said sooner.
    const words = [{text: 'sooner', startInSeconds: 0, endInSeconds: 0.2}];
    await rig.store.putFile('take', speaking.record.key, speaking.path, {...speaking.record.facts, words});
    await rig.store.putFile('take', late.record.key, speaking.path, late.record.facts);
    expect((await rig.render()).shotsMade).toEqual(['speaking']);
    expect(await rig.read('out/tram/tiny.srt')).toBe(captions);
    const again = await rig.render();
    expect([again.shotsMade, again.of('tram/tiny').frames.captured]).toEqual([[], 0]);
    expect(await rig.read('out/tram/tiny.srt')).toBe(captions);
  });
});
