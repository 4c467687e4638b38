import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {cardOf} from '../../generators/testcard/paint.ts';
import {fingerprintOf} from '../../src/core/fingerprint.ts';
import type {FrameRange} from '../../src/core/frame-range.ts';
import type {Lock} from '../../src/core/lock.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {decodeFilm, difference} from '../helpers/film.ts';
import {openRig, type Rendered, type Rig, timelineIn} from '../helpers/rig.ts';

/** Mean difference, of 255, that two encodings leave between a painted card and the film's frame: twice what was measured. */
const tolerance = 6;

interface Expected {
  readonly ranges: readonly FrameRange[];
  readonly firstLocalFrame: number;
  readonly durationInFrames: number;
  /** Frame of the take at a frame of the film. */
  readonly takeFrame: (frame: number) => number;
}

const range = (start: number, end: number): FrameRange => ({start, end});
const from = (...[start, end, firstLocalFrame = 0]: [number, number, number?]): Expected => ({
  ranges: [range(start, end)],
  firstLocalFrame,
  durationInFrames: end - start,
  takeFrame: (frame) => frame - start,
});

const movements: readonly [string, {readonly a: Expected; readonly b?: Expected}][] = [
  ['plain', {a: from(0, 20)}],
  ['sequence', {a: from(5, 15)}],
  ['series', {a: from(0, 8), b: from(10, 18)}],
  ['overlap', {a: from(0, 12), b: from(8, 20)}],
  ['loop', {a: {...from(0, 20), durationInFrames: 6, takeFrame: (frame) => frame % 6}}],
  ['conditional', {a: from(11, 20, 11)}],
  [
    'blinking',
    {
      a: {
        ranges: [range(0, 2), range(4, 6), range(8, 10), range(12, 14), range(16, 18)],
        firstLocalFrame: 0,
        durationInFrames: 18,
        takeFrame: (frame) => frame,
      },
    },
  ],
  ['nested', {a: from(7, 18)}],
  ['negative-from', {a: from(0, 10, 6)}],
  ['nested-negative', {a: from(5, 15, 3)}],
  ['frozen', {a: {...from(0, 20, 4), durationInFrames: 1, takeFrame: () => 0}}],
  [
    'returning',
    {
      a: {
        ranges: [range(0, 6), range(12, 20)],
        firstLocalFrame: 0,
        durationInFrames: 8,
        takeFrame: (frame) => (frame < 6 ? frame : frame - 12),
      },
      b: from(6, 12),
    },
  ],
];

describe('a shot shows the right frame of its take', () => {
  let rig: Rig;
  let rendered: Rendered;
  beforeAll(async () => {
    rig = await openRig('clockwork');
    rendered = await rig.render();
  });
  afterAll(() => rig.remove());

  it.each(movements)(
    'in the movement %s: ranges, first frame and length of the scan, and every picture of the film',
    async (name, shots) => {
      const timeline = await timelineIn(rig, `clock/${name}/tiny`);
      const found = Object.fromEntries(
        timeline.shots.map(({request, ranges, firstLocalFrame, durationInFrames}) => [
          request.id,
          {ranges, firstLocalFrame, durationInFrames},
        ]),
      );
      const wanted = Object.entries(shots).map(([id, {takeFrame: _, ...rest}]) => [id, rest]);
      expect(found).toEqual(Object.fromEntries(wanted));
      const perFrame = Array.from({length: 20}, (_, frame) =>
        Object.entries(shots)
          .filter(([, {ranges}]) => ranges.some(({start, end}) => start <= frame && frame < end))
          .map(([id, {takeFrame}]) => ({id, takeFrame: takeFrame(frame)})),
      );
      expect(timeline.frames.map(({shots}) => shots)).toEqual(perFrame);
      await expectPictures({variant: `clock/${name}/tiny`, perFrame});
    },
  );

  it.each(['clock-24', 'clock-ntsc'])('at the frame rate of %s too, where frames fall between the ticks of a clock', async (video) => {
    const perFrame = Array.from({length: 40}, (_, frame) => [{id: 'a', takeFrame: frame}]);
    expect((await timelineIn(rig, `${video}/tiny`)).frames.map(({shots}) => shots)).toEqual(perFrame);
    await expectPictures({variant: `${video}/tiny`, perFrame});
  });

  /** Compares each film frame with one shot on it to what the generator paints: the right number has to be the nearest, and near. */
  const expectPictures = async ({
    variant,
    perFrame,
  }: {
    readonly variant: string;
    readonly perFrame: readonly (readonly {readonly id: string; readonly takeFrame: number}[])[];
  }): Promise<void> => {
    const {frames} = await decodeFilm(path.join(rig.folder, rendered.of(variant).film));
    expect(frames).toHaveLength(perFrame.length);
    const painted = await paintedTakes(variant);
    for (const [frame, shown] of perFrame.entries()) {
      const [one, ...others] = shown;
      const picture = frames[frame];
      if (!one || others.length > 0 || !picture) continue;
      const distances = (painted.get(one.id) ?? []).map((card) => difference(card, picture));
      const nearest = distances.indexOf(Math.min(...distances));
      expect({frame, nearest}).toEqual({frame, nearest: one.takeFrame});
      expect(distances[nearest]).toBeLessThan(tolerance);
    }
  };

  /** The cards of a variant's takes, painted here from what the lock says. */
  const paintedTakes = async (variant: string): Promise<Map<string, Uint8Array[]>> => {
    const video = variant.split('/')[0] ?? '';
    const lock = JSON.parse(await rig.read(`scenes/${video}/reshoot.lock.json`)) as Lock;
    const {shots} = await timelineIn(rig, variant);
    const painted = new Map<string, Uint8Array[]>();
    for (const {request, durationInFrames} of shots) {
      const taken = Object.values(lock.takes).find(({shot, media}) => shot === request.id && media.durationInFrames === durationInFrames);
      if (!taken) throw new Error(`No take of ${request.id} with ${durationInFrames} frames in the lock of ${video}`);
      const {prompt, scenePlan, take, seed, media} = taken;
      const {width, height, framesPerSecond} = media;
      const spec: ShotSpec = {
        ...{prompt, scenePlan, overrides: null, ingredients: [], take, seed, parameters: {}},
        ...{width, height, durationInFrames, framesPerSecond},
      };
      // So that the picture that is compared with is certainly the one that was asked for.
      expect(fingerprintOf(taken.generator, spec)).toBe(taken.fingerprint);
      const paint = cardOf(spec);
      painted.set(
        request.id,
        Array.from({length: durationInFrames}, (_, frame) => paint(frame)),
      );
    }
    return painted;
  };
});
