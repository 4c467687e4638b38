import {readFile} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Timeline} from '../../src/core/timeline.ts';
import {runFfmpeg} from '../../src/media/ffmpeg.ts';
import {loudnessOf} from '../../src/media/loudness.ts';
import {decibels, type Pcm, peakOf, sampleOfFrame} from '../../src/media/pcm.ts';
import {truePeakOf} from '../../src/media/true-peak.ts';
import {readWav} from '../../src/media/wav.ts';
import {clicksIn} from '../helpers/clicks.ts';
import {probeFilm} from '../helpers/film.ts';
import {plainRemotion} from '../helpers/plain-remotion.ts';
import {openRig, type PrintedPlan, type Rendered, type Rig, timelineIn} from '../helpers/rig.ts';
import {onsetNear} from '../helpers/word-onsets.ts';

let rig: Rig;
let planned: PrintedPlan & {readonly sounds: readonly {readonly id: string; readonly action: string}[]; readonly timing: string};
let first: Rendered;
let timeline: Timeline;

beforeAll(async () => {
  rig = await openRig('spoken');
  // The printed plan has more than the tests of shots ask for.
  planned = (await rig.plan()) as typeof planned;
  first = await rig.render();
  timeline = await timelineIn(rig, 'letter/small');
});
afterAll(() => rig.remove());

const film = 'out/letter/small.mp4';

const soundOf = async (file: string): Promise<Pcm> => {
  const wav = rig.path('.reshoot', 'decoded.wav');
  await runFfmpeg('ffmpeg', ['-y', '-v', 'error', '-i', rig.path(file), '-vn', '-ar', '48000', '-ac', '2', '-c:a', 'pcm_s24le', wav]);
  return readWav(await readFile(wav));
};

const placementOf = (id: string, {sounds}: Timeline = timeline) => {
  const placed = sounds.find(({request}) => request.id === id)?.placements[0];
  if (!placed) throw new Error(`${id} is nowhere`);
  return placed;
};

const soundsMade = ({events}: Rendered): string[] =>
  events.flatMap((event) => (event.event === 'take-made' && 'sound' in event ? [event.sound] : [])).sort();

/** Where in `whole`, around a sample, `part` fits best. */
const bestFit = (whole: Float32Array, part: Float32Array, {around, reach}: {around: number; reach: number}): number => {
  let [best, at] = [Number.NEGATIVE_INFINITY, around];
  for (let start = around - reach; start <= around + reach; start++) {
    let sum = 0;
    for (let i = 0; i < part.length; i += 2) sum += (whole[start + i] ?? 0) * (part[i] ?? 0);
    if (sum > best) [best, at] = [sum, start];
  }
  return at;
};

const takeOf = async (id: string): Promise<Pcm> => {
  const lock = JSON.parse(await rig.read('scenes/letter/reshoot.lock.json'));
  const locked = Object.values<{sound: string; fingerprint: string}>(lock.sounds).find(({sound}) => sound === id);
  const found = await rig.store.find('take', locked?.fingerprint ?? '');
  return readWav(await readFile(found.state === 'present' ? found.path : ''));
};

/** How loud a repeating take is played over some seconds, by the least squares. */
const gainOf = (played: Float32Array, take: Float32Array, [from, to]: readonly [number, number]): number => {
  let [both, own] = [0, 0];
  for (let i = Math.round(from * 48_000); i < to * 48_000; i++) {
    const sample = take[i % take.length] ?? 0;
    both += (played[i] ?? 0) * sample;
    own += sample * sample;
  }
  return both / own;
};

describe('a film with three spoken sentences over rain and music', () => {
  it('has no click: none where sounds begin, end, repeat or step back', async () => {
    expect(clicksIn((await soundOf(film)).left)).toEqual([]);
  });

  it('is planned for free: everything to be made, and lengths that are said to be estimates', () => {
    expect(planned.timing).toBe('estimated');
    expect(planned.sounds.map(({id, action}) => `${action} ${id}`).sort()).toEqual(
      ['bed', 'one', 'rain', 'swish', 'three', 'two'].map((id) => `generate ${id}`),
    );
  });

  it('makes every sound once, mixes, and locks them', async () => {
    expect(soundsMade(first)).toEqual(['bed', 'one', 'rain', 'swish', 'three', 'two']);
    expect(first.of('letter/small')).toMatchObject({audio: 'mixed', sounds: {total: 6}});
    const lock = JSON.parse(await rig.read('scenes/letter/reshoot.lock.json'));
    expect(Object.values<{sound: string}>(lock.sounds).map(({sound}) => sound)).toEqual(['bed', 'one', 'rain', 'swish', 'three', 'two']);
    expect(lock.sounds[Object.keys(lock.sounds)[1] ?? '']).toMatchObject({
      kind: 'dialogue',
      text: 'Some mornings start late.',
      voice: 'slt',
    });
  });

  it('gives every sentence the frames that it lasts, one after the other', () => {
    expect(timeline.speech).toMatchObject({one: {state: 'made', startFrame: 15}, two: {state: 'made'}, three: {state: 'made'}});
    for (const id of ['one', 'two', 'three']) {
      const {start, end} = placementOf(id);
      expect(end - start).toBe(Math.ceil((timeline.speech[id]?.durationInSeconds ?? 0) * 30 - 1e-6));
      expect(start).toBe(timeline.speech[id]?.startFrame);
    }
    expect(placementOf('two').start).toBe(placementOf('one').end + 8);
  });

  it('lasts as long as what is said in it', async () => {
    const end = placementOf('three').end + 8 + 52;
    expect(timeline.durationInFrames).toBe(end);
    expect(first.of('letter/small').frames.total).toBe(end);
    const {video} = await probeFilm(rig.path(film));
    expect(Number(video['nb_frames'])).toBe(end);
  });

  it('shows captions to the frame of their first word', () => {
    for (const id of ['one', 'two', 'three']) {
      const [word] = timeline.speech[id]?.words ?? [];
      const caption = timeline.captions.find(({text}) => text.startsWith(word?.text ?? 'nothing'));
      const spoken = placementOf(id).start + (word?.startInSeconds ?? 0) * 30;
      expect(Math.abs((caption?.range.start ?? -9) - spoken)).toBeLessThanOrEqual(1);
    }
  });

  it('measures -14 LUFS and no true peak above -1 dB, on the file', async () => {
    const sound = await soundOf(film);
    expect(Math.abs(loudnessOf(sound).integratedInLufs + 14)).toBeLessThan(0.5);
    expect(decibels(truePeakOf(sound))).toBeLessThanOrEqual(-1);
  });

  it('has each sentence where the timeline has it, to the millisecond, and ends with its pictures', async () => {
    const {left} = await soundOf(film);
    for (const id of ['one', 'two', 'three']) {
      const take = await takeOf(id);
      const around = Math.round((placementOf(id).start * 48_000) / 30);
      expect(Math.abs(bestFit(left, take.left.slice(0, 20_000), {around, reach: 480}) - around), id).toBeLessThanOrEqual(48);
    }
    const {video, audio} = await probeFilm(rig.path(film));
    expect(Math.abs(Number(audio['duration']) - Number(video['duration']))).toBeLessThan(1024 / 48_000);
  });

  it('plays in plain Remotion, too, and as long', async () => {
    const remotion = await plainRemotion(rig);
    const run = await remotion('render', 'letter-small', 'plain.wav', '--codec=wav', '--log=error');
    expect(run.code, run.stderr + run.stdout).toBe(0);
    const [ours, plain] = [await soundOf(film), await soundOf('plain.wav')];
    expect(peakOf(plain)).toBeGreaterThan(0.05);
    expect(plain.left.length).toBe(sampleOfFrame(timeline.durationInFrames, 30));
    // Speech stands at the same place; only the loudness of the film is not set there.
    const around = Math.round((placementOf('two').start * 48_000) / 30);
    expect(Math.abs(bestFit(plain.left, ours.left.slice(around, around + 20_000), {around, reach: 480}) - around)).toBeLessThanOrEqual(96);
  });

  it('writes its parts on request, whose sum is the film before its limiter', async () => {
    await rig.render('--stems');
    const parts: Pcm[] = [];
    for (const part of ['ambience', 'dialogue', 'effect', 'music']) parts.push(await soundOf(`out/letter/small.${part}.wav`));
    const whole = await soundOf(film);
    const sum = whole.left.map((_, i) => parts.reduce((total, part) => total + (part.left[i] ?? 0), 0));
    const apart =
      whole.left.reduce((total, sample, i) => total + (sample - (sum[i] ?? 0)) ** 2, 0) /
      sum.reduce((total, sample) => total + sample ** 2, 0);
    // 20 dB: what the limiter took and AAC changed.
    expect(apart).toBeLessThan(0.01);
  });

  it('has words where the timeline has them: within 60 ms of the energy of the speech, inside of sentences too', async () => {
    const {left} = await soundOf('out/letter/small.dialogue.wav');
    // Words with an edge: see `onsetNear`.
    const measured = ['Some', 'The', 'time,', 'and', 'so', 'do', 'I', 'took', 'pen,'];
    const apart: number[] = [];
    for (const id of ['one', 'two', 'three']) {
      for (const {text, startInSeconds} of timeline.speech[id]?.words ?? []) {
        if (!measured.includes(text) || (text === 'I' && id === 'two')) continue;
        const expected = placementOf(id).start / 30 + startInSeconds;
        const {seconds, riseInDecibels} = onsetNear(left, 48_000, expected);
        expect(riseInDecibels, text).toBeGreaterThan(8);
        expect(Math.abs(seconds - expected), `${text} of ${id}`).toBeLessThan(0.06);
        apart.push(Math.abs(seconds - expected));
      }
    }
    expect(apart.length).toBeGreaterThanOrEqual(9);
  });

  it.each([
    ['music', 'bed', 9],
    ['ambience', 'rain', 12],
  ])('has its %s lower by as much as was asked for while somebody speaks', async (part, id, amountInDecibels) => {
    const [stem, take] = [await soundOf(`out/letter/small.${part}.wav`), await takeOf(id)];
    // After the fade and before the first word's attack; from the first word to the last, pauses included.
    const aside = gainOf(stem.left, take.left, [0.22, 0.3]);
    const last = placementOf('three').start / 30 + (timeline.speech['three']?.words.at(-1)?.startInSeconds ?? 0);
    const spoken = gainOf(stem.left, take.left, [0.6, last]);
    expect(Math.abs(decibels(spoken / aside) + amountInDecibels)).toBeLessThan(0.2);
  });

  it('does nothing the second time', async () => {
    const again = await rig.render();
    expect(soundsMade(again)).toEqual([]);
    expect(again.of('letter/small')).toMatchObject({frames: {captured: 0}, sounds: {total: 6, kept: 6}, audio: 'reused'});
  });

  it('speaks an edited sentence again and nothing else; mixes, and makes the segments from its captions on', async () => {
    await rig.edit('scenes/letter/video.tsx', 'wrote you a letter.', 'wrote you a long letter.');
    const edited = await rig.render();
    const now = await timelineIn(rig, 'letter/small');
    expect(soundsMade(edited)).toEqual(['three']);
    expect(edited.shotsMade).toEqual([]);
    const {start} = placementOf('three');
    expect(placementOf('three', now)).toMatchObject({start});
    expect(placementOf('three', now).end).toBeGreaterThan(placementOf('three').end);
    // The film grows by what the line grew.
    expect(now.durationInFrames - timeline.durationInFrames).toBe(placementOf('three', now).end - placementOf('three').end);
    const {audio, sounds, shots, segments, frames} = edited.of('letter/small');
    expect({audio, sounds, shots}).toMatchObject({audio: 'mixed', sounds: {kept: 5}, shots: {kept: 1, generated: 0}});
    // Segments are cut every 60 frames but for the last two: those before the line's first frame stay.
    expect(segments.reused).toBe(Math.floor(start / 60));
    expect(frames.captured).toBeLessThanOrEqual(now.durationInFrames - 60 * Math.floor(start / 60));
  });

  it('draws nothing for a new gain: only the mix is made again', async () => {
    await rig.edit('scenes/letter/video.tsx', 'fadeInInFrames={6}', 'gainInDecibels={-20} fadeInInFrames={6}');
    const louder = await rig.render();
    expect(soundsMade(louder)).toEqual([]);
    expect(louder.of('letter/small')).toMatchObject({frames: {captured: 0}, sounds: {kept: 6}, audio: 'mixed'});
  });

  it('refuses a line that is cut off, and names the frames that it needs', async () => {
    await rig.edit('scenes/letter/video.tsx', 'durationInFrames={durationInFrames} name', 'durationInFrames={20} name');
    const run = await rig.reshoot(['render', '--json']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('dialogue-cut-off');
    expect(run.stderr).toContain('useDialogue("one").durationInFrames');
  });
});
