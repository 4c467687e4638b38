import fc from 'fast-check';
import sharp from 'sharp';
import {describe, expect, it} from 'vitest';
import {fitted} from '../../../generators/animatic/first-frame.ts';
import animatic from '../../../generators/animatic/index.ts';
import {type World, worldOf} from '../../../generators/animatic/world.ts';
import type {AskedTake, ContinuedTake, GeneratorIdentity} from '../../../src/core/generator.ts';
import {cameraMoves, type ScenePlan} from '../../../src/core/scene-plan.ts';
import type {ShotSpec} from '../../../src/core/spec.ts';
import {cameraOf, contextOf, differenceOf, framesOf, planOf, specOf, subjectOf} from './shots.ts';

const identity: GeneratorIdentity = {id: 'animatic', version: '3', weights: null};
// A fingerprint by its form; nothing is stored in these tests.
const continues = `fp1-${'0'.repeat(64)}` as NonNullable<ShotSpec['continues']>;
const fox = subjectOf('fox', {attributes: ['yellow raincoat']});
const inPark: Partial<ScenePlan> = {
  subjects: [fox],
  action: 'walking',
  location: {kind: 'park', detail: null},
  timeOfDay: 'day',
  weather: 'clear',
};

const shot = (plan: Partial<ScenePlan>, more: Partial<ShotSpec> = {}): ShotSpec => specOf({scenePlan: planOf(plan), ...more});
const askedTake = (spec: ShotSpec, before: AskedTake | null = null): AskedTake => ({generator: identity, spec, before});
const next = (plan: Partial<ScenePlan>, more: Partial<ShotSpec> = {}): ShotSpec => shot(plan, {continues, seed: 8, ...more});
const noReferences = () => Promise.reject(new Error('no references here'));

/** The storyboards of a shot and of one that continues it. */
const both = async (first: ShotSpec, second: ShotSpec): Promise<[World, World]> => {
  const worlds = [await worldOf(askedTake(first), noReferences), await worldOf(askedTake(second, askedTake(first)), noReferences)];
  const [before, after] = worlds;
  if (!before || !after) throw new Error('both are of animatic');
  return [before, after];
};

/** As a store hands it over: an encoder has been at it. */
const takenUp = async (spec: ShotSpec, before: AskedTake | null = null, rgb?: Uint8Array): Promise<ContinuedTake> => {
  const {width, height} = spec;
  const last = rgb ?? (await framesOf(spec)).at(-1) ?? new Uint8Array();
  const encoded = await sharp(last, {raw: {width, height, channels: 3}})
    .jpeg({quality: 93})
    .toBuffer();
  return {...askedTake(spec, before), picture: {width, height, rgb: new Uint8Array(await sharp(encoded).raw().toBuffer())}};
};
const none = new Uint8Array();

describe('the storyboard of a shot that continues another', () => {
  it('begins, to the hair, as that one ended: camera and poses, whatever either does', async () => {
    const actions = [null, 'walking', 'running', 'jumping', 'dancing', 'waiting', 'flying'];
    const going = (move: (typeof cameraMoves)[number], action: string | null) => ({move, action, seconds: 1});
    const plan = fc.record({
      move: fc.constantFrom(...cameraMoves),
      action: fc.constantFrom(...actions),
      seconds: fc.integer({min: 1, max: 5}),
    });
    await fc.assert(
      fc.asyncProperty(plan, plan, async (one, other) => {
        const [before, after] = await both(
          shot({...inPark, action: one.action, camera: cameraOf(one.move)}, {durationInFrames: 12 * one.seconds}),
          next({subjects: [fox], action: other.action, camera: cameraOf(other.move)}, {durationInFrames: 12 * other.seconds}),
        );
        const [end, start] = [before.board.at(1), after.board.at(0)];
        for (const axis of ['x', 'y', 'zoom'] as const) expect(start.camera[axis]).toBeCloseTo(end.camera[axis], 9);
        const [was, is] = [end.poses[0], start.poses[0]];
        if (!was || !is) throw new Error('the fox is there');
        for (const field of ['x', 'feet', 'size', 'lean', 'stretch'] as const) expect(is[field]).toBeCloseTo(was[field], 6);
        expect([is.mirrored, is.stride % 1]).toEqual([was.mirrored, expect.closeTo(was.stride % 1, 6)]);
      }),
      {
        numRuns: 25,
        // Whoever walks or runs one way, and then the other, still looks where they went on the first picture, and leans there.
        examples: [
          [going('tracking-right', null), going('tracking-left', null)],
          [going('static', 'running'), going('tracking-right', 'running')],
        ],
      },
    );
  });

  it('then does what its own words say', async () => {
    const [, after] = await both(
      shot(inPark),
      next({subjects: [fox], action: 'waiting', camera: cameraOf('pan-left')}, {durationInFrames: 36}),
    );
    const [start, end] = [after.board.at(0), after.board.at(1)];
    expect(end.camera.x).toBeLessThan(start.camera.x - 0.05);
    // Feet are together, and stay.
    expect([after.board.at(0.6), end].map(({poses}) => (2 * (poses[0]?.stride ?? 1)) % 1)).toEqual([0, 0]);
    expect(end.poses[0]?.x).toBeCloseTo(after.board.at(0.6).poses[0]?.x ?? 0, 9);
  });

  it('keeps in the picture whom its words name', async () => {
    for (const move of cameraMoves) {
      const [, after] = await both(
        shot({...inPark, action: null}),
        next({subjects: [fox], camera: cameraOf(move)}, {durationInFrames: 60}),
      );
      const {camera, poses} = after.board.at(1);
      expect(Math.abs(((poses[0]?.x ?? 9) - camera.x) * camera.zoom)).toBeLessThan(0.5 * (240 / 426));
    }
  });

  it('moves as its words say, even if that leaves somebody behind at the edge', async () => {
    const left = shot({...inPark, action: null, position: 'left', camera: cameraOf('static')});
    const [before, after] = await both(left, next({subjects: [fox], camera: cameraOf('pan-right')}, {durationInFrames: 36}));
    expect(after.board.at(1).camera.x - before.board.at(1).camera.x).toBeGreaterThan(0.1);
  });

  it('plays in the same world where nothing else is said, and in another around the same fox where it is', async () => {
    const [before, same] = await both(shot(inPark), next({subjects: [fox]}));
    expect([same.differs, same.origin.spec, same.seconds]).toEqual([false, before.origin.spec, 1]);
    const [, night] = await both(shot(inPark), next({subjects: [fox], timeOfDay: 'night'}));
    expect(night).toMatchObject({
      differs: true,
      seconds: 0,
      board: {direction: {place: 'park', time: 'night', layout: before.board.direction.layout}},
    });
    const [, forest] = await both(shot(inPark), next({subjects: [fox], location: {kind: 'forest', detail: null}}));
    expect(forest.board.direction).toMatchObject({place: 'forest', time: 'day'});
    expect(forest.board.at(0).poses[0]?.x).toBeCloseTo(before.board.at(1).poses[0]?.x ?? 0, 9);
  });

  it('has room for who comes, and leaves behind who is not named elsewhere', async () => {
    const dog = subjectOf('dog');
    const [, joined] = await both(shot(inPark), next({subjects: [dog, fox]}));
    expect([joined.differs, joined.origin.spec.continues]).toEqual([true, undefined]);
    const [one, other] = joined.board.at(0).poses;
    expect(Math.abs((one?.x ?? 0) - (other?.x ?? 0))).toBeGreaterThan(0.12);
    const [, elsewhere] = await both(shot(inPark), next({subjects: [dog], location: {kind: 'beach', detail: null}}));
    expect(elsewhere.board.subjects.map(({noun}) => noun)).toEqual(['dog']);
    const [, falls] = await both(shot({...inPark, action: null}), next({action: 'falling', timeOfDay: 'night'}));
    expect(falls.board.actors[0]?.role.manner).toBe('idle');
    const [, unsaid] = await both(shot(inPark), next({weather: 'rain'}));
    expect(unsaid.board.subjects.map(({noun}) => noun)).toEqual(['fox']);
  });

  it('keeps the look of whom its words do not name again', async () => {
    // A digest by its form; the picture is handed over below.
    const digest = `sha256:${'1'.repeat(64)}` as ShotSpec['ingredients'][number]['references'][number];
    const ingredients = [{kind: 'character' as const, name: 'fox', look: 'a red fox', references: [digest]}];
    const picture = await sharp({create: {width: 40, height: 60, channels: 4, background: '#a04020'}})
      .png()
      .toBuffer();
    const asked: string[] = [];
    const read = async (wanted: string): Promise<Uint8Array> => {
      asked.push(wanted);
      return picture;
    };
    const named = shot({...inPark, subjects: [{...fox, ingredient: 'fox'}]}, {ingredients});
    const world = await worldOf(askedTake(next({weather: 'rain'}), askedTake(named)), read);
    expect(world?.board.actors[0]?.sprite.aspect).toBeCloseTo(40 / 60, 1);
    expect(new Set(asked)).toEqual(new Set([digest]));
  });

  it('is of no world where another generator made what it continues', async () => {
    const foreign = {...askedTake(shot(inPark)), generator: {id: 'diffusers', version: '1', weights: null}};
    expect(await worldOf(askedTake(next({}), foreign), noReferences)).toBeNull();
  });
});

describe('a shot that continues another', {timeout: 60_000}, () => {
  const first = shot({...inPark, camera: cameraOf('dolly-in')});

  it('has no jump at the cut, and none after it, in the same world and in another; it is the same every time', async () => {
    const before = await takenUp(first);
    const ordinary = differenceOf(before.picture.rgb, (await framesOf(shot({subjects: [fox]}, {seed: 8})))[0] ?? none);
    for (const plan of [
      {subjects: [fox], camera: cameraOf('pan-right')},
      {subjects: [fox], timeOfDay: 'night' as const},
    ]) {
      const frames = await framesOf(next(plan), contextOf({continued: before}));
      expect(frames).toHaveLength(12);
      expect(differenceOf(frames[0] ?? none, before.picture.rgb)).toBeLessThan(0.6);
      const steps = frames.slice(1).map((frame, i) => differenceOf(frames[i] ?? none, frame));
      expect(Math.max(...steps)).toBeLessThan(ordinary / 2);
      expect(differenceOf(frames.at(-1) ?? none, before.picture.rgb)).toBeGreaterThan(4);
      expect(await framesOf(next(plan), contextOf({continued: before}))).toEqual(frames);
    }
  });

  it('goes on from one that itself continues one', async () => {
    const one = await takenUp(first);
    const second = next({subjects: [fox], camera: cameraOf('pan-right')});
    const two = await takenUp(second, one, (await framesOf(second, contextOf({continued: one}))).at(-1));
    const frames = await framesOf(next({action: 'waiting', camera: cameraOf('dolly-out')}), contextOf({continued: two}));
    expect(differenceOf(frames[0] ?? none, two.picture.rgb)).toBeLessThan(0.6);
    expect(differenceOf(frames[1] ?? none, frames[0] ?? none)).toBeLessThan(4);
  });

  it('takes a picture of another generator, or of another size, as it is, and says what it cannot do with it', async () => {
    const rgb = Uint8Array.from({length: 120 * 213 * 3}, (_, i) => ((i * 7) % 251) ^ (Math.floor(i / 360) & 127));
    const picture = {width: 120, height: 213, rgb};
    const warnings: string[] = [];
    const foreign = {generator: {id: 'testcard', version: '1', weights: null}, spec: first, before: null, picture};
    const spec = next({subjects: [fox], camera: cameraOf('dolly-out')});
    expect(animatic.capability(spec)).toBeNull();
    const frames = await framesOf(spec, contextOf({continued: foreign, onWarning: (message) => warnings.push(message)}));
    expect(differenceOf(frames[0] ?? none, await fitted(picture, spec))).toBeLessThan(1);
    expect(warnings).toEqual([expect.stringContaining('the camera moves in, not dolly-out')]);
  });

  it('does not trust a world whose last picture looks otherwise, as one of other weights does', async () => {
    const before = await takenUp(first);
    const negative = {...before, picture: {...before.picture, rgb: before.picture.rgb.map((value) => 255 - value)}};
    const frames = await framesOf(next({subjects: [fox], camera: cameraOf('pan-right')}), contextOf({continued: negative}));
    expect(differenceOf(frames.at(-1) ?? none, before.picture.rgb)).toBeGreaterThan(40);
  });

  it('tells two worlds apart at night, too', async () => {
    const atNight = (seed: number) => shot({...inPark, timeOfDay: 'night'}, {seed});
    const other = (await framesOf(atNight(21))).at(-1) ?? none;
    // As if the take had been made by other weights, which see the same words otherwise.
    const before = await takenUp(atNight(7), null, other);
    const frames = await framesOf(next({subjects: [fox], camera: cameraOf('static')}), contextOf({continued: before}));
    const own = (await framesOf(atNight(7))).at(-1) ?? none;
    const last = frames.at(-1) ?? none;
    expect(differenceOf(last, other)).toBeLessThan(differenceOf(last, own) / 2);
  });

  it('is refused with a first frame of its own', () => {
    const spec = next({}, {parameters: {first: 'street'}});
    expect(animatic.capability(spec)).toMatchObject({found: "first 'street' and continues", fix: 'leave one of them out'});
  });
});
