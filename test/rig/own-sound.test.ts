import {readFile} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {runFfmpeg} from '../../src/media/ffmpeg.ts';
import {sampleOfFrame} from '../../src/media/pcm.ts';
import {readWav} from '../../src/media/wav.ts';
import {plainRemotion} from '../helpers/plain-remotion.ts';
import {openRig, type Rendered, type Rig, timelineIn} from '../helpers/rig.ts';

let rig: Rig;
afterAll(() => rig.remove());

const scene = 'scenes/tones/video.tsx';

/** How much of a take is in what is heard. */
const levelOf = (take: Float32Array, heard: Float32Array): number => {
  let [along, alone] = [0, 0];
  for (let i = 480; i < heard.length - 480; i++) {
    along += (heard[i] ?? 0) * (take[i] ?? 0);
    alone += (take[i] ?? 0) ** 2;
  }
  return along / alone;
};

/** A planned shot as `plan --json` prints it, as far as its sound goes. */
interface PlannedAudio {
  readonly id: string;
  readonly fingerprint: string;
  readonly audio?: readonly {readonly part: string; readonly sound: string; readonly by: string; readonly reason: string}[];
}

describe('a shot whose generator makes its sound with the picture', () => {
  let first: Rendered;
  let shots: readonly PlannedAudio[];
  beforeAll(async () => {
    rig = await openRig('own-sound');
    first = await rig.render('--stems');
    shots = (await rig.plan()).shots;
  });

  const samplesOf = async (file: string): Promise<Float32Array> => {
    const wav = rig.path('.reshoot', 'decoded.wav');
    await runFfmpeg('ffmpeg', ['-y', '-v', 'error', '-i', file, '-vn', '-ar', '48000', '-ac', '2', '-c:a', 'pcm_s24le', wav]);
    return readWav(await readFile(wav)).left;
  };

  const takeOf = async (id: string): Promise<Float32Array> => {
    const found = await rig.store.find('take', shots.find((shot) => shot.id === id)?.fingerprint ?? '');
    if (found.state !== 'present') throw new Error(`The take of ${id} is not in the store.`);
    return samplesOf(found.path);
  };

  it('says in the plan who makes which part, and keeps what was asked in the lock', async () => {
    const parts = (id: string) => shots.find((shot) => shot.id === id)?.audio?.map(({sound, by}) => [sound, by]);
    expect(parts('speaking')).toEqual([
      ['speaking-dialogue', 'generator'],
      ['speaking-ambience', 'generator'],
      ['speaking-effect-1', 'sounds'],
    ]);
    const lock = JSON.parse(await rig.read('scenes/tones/reshoot.lock.json'));
    const takes = Object.values<{shot: string; sound: object}>(lock.takes);
    expect(takes.find(({shot}) => shot === 'speaking')?.sound).toEqual({
      dialogue: {text: 'One two three.', language: null, startFrame: 0},
      ambience: 'gentle rain',
      effects: [],
    });
    // Of the sounds that stand for them, only what the generator cannot make is made.
    expect(Object.values<{sound: string}>(lock.sounds).map(({sound}) => sound)).toEqual(['speaking-effect-1']);
    const explained = await rig.reshoot(['plan', '--explain']);
    expect(explained.stdout).toMatch(/speaking-dialogue +with the picture: generator 'testcard'/);
    expect(explained.stdout).toMatch(/speaking-effect-1 +a sound of its own: generator 'testcard' makes no effects/);
  });

  it('says once that a gain of one part cannot be heeded', () => {
    const warnings = first.events.flatMap((event) => (event.event === 'warning' ? [event.message] : []));
    expect(warnings.filter((message) => message.includes('gainInDecibels of its ambience (late-ambience)'))).toHaveLength(1);
    expect(warnings.join('\n')).toContain('volume={…}');
  });

  it('is heard on the samples of the frames that show it, and on no other', async () => {
    const stem = await samplesOf(rig.path('out/tones/small.shot.wav'));
    const [speaking, late] = [await takeOf('speaking'), await takeOf('late')];
    expect([speaking.length, late.length]).toEqual([48_000, 24_000]);
    const shown = [
      // The first half second of the first showing is heard alone, then the other shot is heard as well.
      {take: speaking, start: 10, end: 15},
      {take: speaking, start: 50, end: 60},
      {take: late, start: 95, end: 110},
    ];
    const levels = shown.map(({take, start, end}) => {
      const from = sampleOfFrame(start, 30);
      const length = sampleOfFrame(end, 30) - from;
      const level = levelOf(take, stem.subarray(from, from + length));
      // Apart from the fades at its edges, what is heard is the take, sample by sample, at one level.
      for (let i = 480; i < length - 480; i++) {
        if (Math.abs((stem[from + i] ?? 0) - level * (take[i] ?? 0)) > 1e-4) throw new Error(`sample ${i} after frame ${start}`);
      }
      return level;
    });
    const [whole = 0, again = 0, bed = 0] = levels;
    expect(whole).toBeGreaterThan(0.1);
    expect(again).toBeCloseTo(whole, 5);
    // Nobody speaks in it: it stands back as ambience does, and steps back further while somebody speaks.
    expect(20 * Math.log10(bed / whole)).toBeCloseTo(-14, 2);
    const underSpeech = levelOf(late, stem.subarray(sampleOfFrame(15, 30), sampleOfFrame(30, 30)));
    expect(20 * Math.log10(underSpeech / bed)).toBeCloseTo(-12, 0);
    const isShown = (i: number) =>
      [
        [10, 40],
        [50, 60],
        [95, 110],
      ].some(([start = 0, end = 0]) => i >= 1600 * start && i < 1600 * end);
    expect(stem.every((sample, i) => isShown(i) || sample === 0)).toBe(true);
  });

  it('captions its line by the words that the generator tells', async () => {
    const timeline = await timelineIn(rig, 'tones/small');
    expect(timeline.speech['speaking-dialogue']).toMatchObject({state: 'made', startFrame: 10});
    expect(timeline.speech['speaking-dialogue']?.words.map(({text}) => text)).toEqual(['One', 'two', 'three.']);
    expect(timeline.captions[0]?.range.start).toBe(10);
  });

  it('plays in plain Remotion, too, where the shots are shown, with sounds of their own beside it', async () => {
    const remotion = await plainRemotion(rig);
    const words = ['render', 'tones-small', 'plain.wav', '--codec=wav', '--log=error'];
    const run = await remotion(...words);
    expect(run.code, run.stderr + run.stdout).toBe(0);
    const plain = await samplesOf(rig.path('plain.wav'));
    const [speaking, late] = [await takeOf('speaking'), await takeOf('late')];
    // Remotion places sound to the millisecond; the pitch is the same, so the phase may differ by as much.
    const power = (from: number, to: number) =>
      plain.subarray(1600 * from, 1600 * to).reduce((sum, sample) => sum + sample * sample, 0) / (1600 * (to - from));
    const own = (take: Float32Array) => take.subarray(4800, 14_400).reduce((sum, sample) => sum + sample * sample, 0) / 9600;
    expect(10 * Math.log10(power(52, 58) / own(speaking))).toBeCloseTo(0, 0);
    expect(10 * Math.log10(power(98, 108) / own(late))).toBeCloseTo(-14, 0);
    expect(power(62, 94)).toBe(0);

    // A sound that is asked for otherwise since is missing, not silent.
    await rig.edit(scene, "ambience: 'gentle rain', effects", "ambience: {prompt: 'gentle rain', gainInDecibels: -20}, effects");
    const stale = await remotion(...words);
    await rig.edit(scene, "ambience: {prompt: 'gentle rain', gainInDecibels: -20}, effects", "ambience: 'gentle rain', effects");
    expect(stale.code).not.toBe(0);
    expect(stale.stdout + stale.stderr).toContain('changed since');
  });

  it('is remembered: nothing is made, mixed or drawn again', async () => {
    const again = await rig.render();
    expect(again.shotsMade).toEqual([]);
    expect(again.of('tones/small')).toMatchObject({audio: 'reused', frames: {captured: 0}, shots: {kept: 2}, sounds: {kept: 1}});
  });

  it('makes nothing again for another volume, and mixes again', async () => {
    await rig.edit(scene, 'const volume = 1;', 'const volume = 0.5;');
    const quieter = await rig.render('--stems');
    expect(quieter.events.filter(({event}) => event === 'take-made')).toEqual([]);
    expect(quieter.of('tones/small')).toMatchObject({audio: 'mixed', frames: {captured: 0}, shots: {kept: 2}, sounds: {kept: 1}});
    const stem = await samplesOf(rig.path('out/tones/small.shot.wav'));
    const power = (from: number) => stem.slice(from, from + 9600).reduce((sum, sample) => sum + sample * sample, 0);
    // The other shot kept its level: 14 dB between them have become 8.
    const apart = 10 * Math.log10(power(sampleOfFrame(52, 30)) / power(sampleOfFrame(98, 30)));
    expect(apart).toBeGreaterThan(7);
    expect(apart).toBeLessThan(9);
  });

  it('makes the shot again, and it alone, for another ambience', async () => {
    await rig.edit(scene, "ambience: 'gentle rain', effects", "ambience: 'heavy rain', effects");
    const plan = await rig.plan();
    expect(plan.shots.find(({id}) => id === 'speaking')).toMatchObject({action: 'generate', reason: 'changed: ambience of its sound'});
    const again = await rig.render();
    expect(again.shotsMade).toEqual(['speaking']);
    expect(again.of('tones/small')).toMatchObject({sounds: {kept: 1}});
  });

  it('makes sounds of their own where audio asks for them, and pictures without sound', async () => {
    await rig.edit(scene, "audio={{dialogue: 'One", "audio={{madeBy: 'sounds', dialogue: 'One");
    // A line that is a sound of its own may not be cut off.
    await rig.edit(scene, 'from={50} durationInFrames={10}', 'from={50} durationInFrames={30}');
    const apart = await rig.render();
    expect(apart.shotsMade).toEqual(['speaking']);
    const lock = JSON.parse(await rig.read('scenes/tones/reshoot.lock.json'));
    expect(Object.values<{sound: string}>(lock.sounds).map(({sound}) => sound)).toEqual([
      'speaking-ambience',
      'speaking-dialogue',
      'speaking-effect-1',
    ]);
    expect(Object.values<{shot: string; sound?: object}>(lock.takes).find(({shot}) => shot === 'speaking')).not.toHaveProperty('sound');
    await rig.edit(scene, "madeBy: 'sounds', ", '');
    await rig.edit(scene, 'from={50} durationInFrames={30}', 'from={50} durationInFrames={10}');
    // What was made before is there again.
    expect((await rig.render()).shotsMade).toEqual([]);
  });

  it('refuses, before anything is made, to make all where it cannot, and to caption words that nobody times', async () => {
    await rig.edit(scene, "audio={{dialogue: 'One", "audio={{madeBy: 'generator', dialogue: 'One");
    const all = await rig.reshoot(['plan']);
    expect(all.code).not.toBe(0);
    expect(all.stderr).toContain("effect: generator 'testcard' makes no effects");
    await rig.edit(scene, "madeBy: 'generator', ", '');
    await rig.edit(scene, "{sound: ['dialogue', 'ambience']}", "{sound: ['dialogue', 'ambience'], words: false}");
    const wordless = await rig.reshoot(['plan']);
    expect(wordless.code).toBe(2);
    expect(wordless.stderr).toContain('dialogue-without-words');
    await rig.edit(scene, ', words: false}', '}');
  });

  it('has its sound in a draft as well', async () => {
    await rig.edit(scene, "ambience: 'heavy rain'", "ambience: 'distant rain'");
    const draft = await rig.render('--draft', '--stems');
    expect(draft.of('tones/small')).toMatchObject({drafts: 1});
    const stem = await samplesOf(rig.path('out/tones/small.draft.shot.wav'));
    expect(Math.max(...stem.slice(sampleOfFrame(20, 30), sampleOfFrame(22, 30)))).toBeGreaterThan(0.05);
  });
});
