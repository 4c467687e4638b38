import {readFile} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {runFfmpeg} from '../../src/media/ffmpeg.ts';
import {loudnessOf} from '../../src/media/loudness.ts';
import {decibels, linear, type Pcm, peakOf, sampleRateInHertz} from '../../src/media/pcm.ts';
import {toReferenceLoudness} from '../../src/media/reference-loudness.ts';
import {truePeakOf} from '../../src/media/true-peak.ts';
import {readWav, wavBytes} from '../../src/media/wav.ts';
import {openRig, type Rendered, type Rig, type RigEvent} from '../helpers/rig.ts';

let rig: Rig;
afterAll(() => rig.remove());

/** Three seconds of a tone, a little under half of full scale. */
const tone = (hertz: number): Pcm => {
  const left = Float32Array.from({length: 3 * sampleRateInHertz}, (_, i) => 0.4 * Math.sin((2 * Math.PI * hertz * i) / sampleRateInHertz));
  return {left, right: left};
};

/** Amplitude of a tone over some seconds (Goertzel's sum, in full). */
const amplitudeOf = (samples: Float32Array, hertz: number, [from, to]: readonly [number, number]): number => {
  const [start, end] = [Math.round(from * sampleRateInHertz), Math.round(to * sampleRateInHertz)];
  let [real, imaginary] = [0, 0];
  for (let i = start; i < end; i++) {
    const angle = (2 * Math.PI * hertz * i) / sampleRateInHertz;
    real += (samples[i] ?? 0) * Math.cos(angle);
    imaginary += (samples[i] ?? 0) * Math.sin(angle);
  }
  return (2 * Math.hypot(real, imaginary)) / (end - start);
};

describe('sounds of a shot, music that exists and elements of Remotion in one film', () => {
  let rendered: Rendered;
  let sound: Pcm;
  beforeAll(async () => {
    rig = await openRig('heard');
    for (const hertz of [440, 1000, 3000]) await rig.write(`public/tone-${hertz}.wav`, wavBytes(tone(hertz)));
    rendered = await rig.render('--stems');
    sound = await soundOf('out/street/small.mp4');
  });

  const soundOf = async (file: string): Promise<Pcm> => {
    const wav = rig.path('.reshoot', 'decoded.wav');
    await runFfmpeg('ffmpeg', ['-y', '-v', 'error', '-i', rig.path(file), '-vn', '-ar', '48000', '-ac', '2', '-c:a', 'pcm_s24le', wav]);
    return readWav(await readFile(wav));
  };

  it('makes the sounds of a shot as takes of their own, named after it', async () => {
    const lock = JSON.parse(await rig.read('scenes/street/reshoot.lock.json'));
    const named = Object.values<{sound: string; kind: string; text: string}>(lock.sounds).map(({sound: id, kind, text}) => [
      id,
      kind,
      text,
    ]);
    expect(named).toEqual([
      ['street-ambience', 'ambience', 'gentle rain'],
      ['street-dialogue', 'dialogue', 'Ten.'],
      ['street-effect-1', 'effect', 'click'],
      ['street-effect-2', 'effect', 'knock'],
    ]);
    for (const part of ['ambience', 'dialogue', 'effect']) {
      const {left} = await soundOf(`out/street/small.${part}.wav`);
      // Heard with the shot, and no longer than it.
      expect(peakOf({left: left.slice(0, 48_000), right: left.slice(0, 48_000)}), part).toBeGreaterThan(0.01);
      expect(peakOf({left: left.slice(48_010), right: left.slice(48_010)}), part).toBe(0);
    }
  });

  it('has all of them in one sum, each as loud as was asked and from its own frame on', () => {
    // In the last second only the three tones sound: the music at its gain, those of Remotion at their volume.
    const last: readonly [number, number] = [2.1, 2.9];
    const music = peakOf(toReferenceLoudness(tone(440), 'track')) * linear(-10);
    const found = [440, 1000, 3000].map((hertz) => amplitudeOf(sound.left, hertz, last));
    const [song = 0, html = 0, media = 0] = found;
    expect(Math.abs(decibels(html / song) - decibels((0.4 * 0.5) / music))).toBeLessThan(0.3);
    expect(Math.abs(decibels(media / html))).toBeLessThan(0.3);
    expect(amplitudeOf(sound.left, 1000, [1.1, 1.49])).toBeLessThan(0.01 * html);
    expect(amplitudeOf(sound.left, 3000, [1.6, 1.99])).toBeLessThan(0.01 * media);
  });

  it('keeps its loudness and its peak, on the file', () => {
    expect(Math.abs(loudnessOf(sound).integratedInLufs + 14)).toBeLessThan(0.5);
    expect(decibels(truePeakOf(sound))).toBeLessThanOrEqual(-1);
    expect(rendered.of('street/small')).toMatchObject({audio: 'mixed', sounds: {total: 4}});
  });

  it('draws nothing for another music, and mixes again', async () => {
    await rig.write('public/tone-440.wav', wavBytes(tone(660)));
    const again = await rig.render();
    expect(again.of('street/small')).toMatchObject({frames: {captured: 0}, audio: 'mixed', sounds: {kept: 4}});
    expect(amplitudeOf((await soundOf('out/street/small.mp4')).left, 660, [2.1, 2.9])).toBeGreaterThan(0.01);
  });
});

describe('a mistake in sound is told', () => {
  /** What each scene has in place of a film, and what the error has to say. */
  const mistakes: Readonly<Record<string, readonly [element: string, command: 'plan' | 'render', says: readonly string[]]>> = {
    'empty-text': ['<Dialogue id="vo" text="  …" />', 'plan', ['text-empty', '<Dialogue id="vo">', 'text="Some mornings']],
    'long-text': ['<Dialogue id="vo" text={"word ".repeat(4000)} />', 'plan', ['text-too-long', '20000 characters', 'several <Dialogue>']],
    'unknown-voice': ['<Dialogue id="vo" voice="siri" text="Late." />', 'plan', ['voice-unknown', '"siri"', 'narrator, storyteller']],
    'other-language': ['<Dialogue id="vo" text="Selamat pagi, apa kabar?" />', 'plan', ['voice-cannot-speak', 'speaks id']],
    'other-letters': ['<Dialogue id="vo" text="late 日" language="en" />', 'render', ['generator-cannot', '"日"', 'pronunciations']],
    'nan-gain': ['<Ambience id="rain" prompt="rain" gainInDecibels={Number.NaN} />', 'plan', ['sound-invalid', 'gainInDecibels NaN']],
    'nan-fade': ['<Music id="bed" prompt="calm" fadeInInFrames={0 / 0} />', 'plan', ['sound-invalid', 'fadeInInFrames NaN']],
    'nan-at': ['<SoundEffect id="swish" prompt="whoosh" at={Number.NaN} />', 'plan', ['sound-invalid', 'at NaN', 'write at={0}']],
    'nan-ducking': [
      '<Music id="bed" prompt="calm" ducking={{amountInDecibels: Number.NaN}} />',
      'plan',
      ['sound-invalid', 'ducking.amountInDecibels NaN', 'ducking={{amountInDecibels: 0}}'],
    ],
    overlap: [
      '<><Dialogue id="one" text="Some mornings start late." /><Dialogue id="two" text="The rain has time." at={10} /></>',
      'render',
      ['dialogue-overlaps', '"two" begins on frame 10', '"one" is heard until frame'],
    ],
    'cut-off': [
      '<Sequence durationInFrames={10}><Dialogue id="vo" text="Some mornings start late." /></Sequence>',
      'render',
      ['dialogue-cut-off', '10 frames, from frame 0 to 9', 'useDialogue("vo").durationInFrames'],
    ],
    'past-the-end': [
      '<Sequence from={80}><Dialogue id="vo" text="Some mornings start late." /></Sequence>',
      'render',
      ['dialogue-cut-off', 'durationInFrames: (props, line) =>'],
    ],
    'captions-of-nothing': [
      '<><Dialogue id="vo" text="Late." /><Captions of="voice" /></>',
      'plan',
      ['dialogue-unknown', '"voice"', 'write "vo"'],
    ],
    'captions-of-rain': [
      '<><Ambience id="rain" prompt="rain" /><Captions of="rain" /></>',
      'plan',
      ['dialogue-unknown', '"rain"', 'which is <Ambience>'],
    ],
    'broken-srt': ['<Captions src="broken.srt" />', 'plan', ['captions-file-invalid', 'broken.srt line 6']],
    'broken-ass': ['<Captions src="broken.ass" />', 'plan', ['captions-file-invalid', 'broken.ass line 5']],
    'no-such-song': ['<Music id="song" src="/nowhere.mp3" />', 'render', ['file-missing', '/nowhere.mp3', 'staticFile']],
    'no-song': ['<Music id="song" src="/public/no-song.mp3" />', 'render', ['file-missing']],
    'unknown-sound': ['<Ambience id="band" prompt="rain, bagpipes" />', 'render', ['generator-cannot', '"bagpipes"', 'rain']],
    'same-id': ['<><Ambience id="a" prompt="rain" /><SoundEffect id="a" prompt="click" /></>', 'plan', ['sound-id-taken', 'id="a"']],
  };

  beforeAll(async () => {
    await rig?.remove();
    rig = await openRig('heard');
    await rig.write('public/broken.srt', '1\n00:00:00,200 --> 00:00:01,400\nSome mornings\n\n2\n00:00:02,600 00:00:03,433\nstart late.\n');
    await rig.write(
      'public/broken.ass',
      '[Script Info]\nScriptType: v4.00+\n[Events]\nFormat: Layer, Start, End, Style, Text\nDialogue: 0,0:00:00.20,later,Default,Some mornings\n',
    );
    for (const [id, [element]] of Object.entries(mistakes)) await rig.write(`scenes/${id}/video.tsx`, scene(id, element));
  });

  const scene = (id: string, element: string): string => `import {Sequence} from 'remotion';
import {Ambience, Captions, Dialogue, defineVideo, Music, SoundEffect} from 'reshoot';
import {z} from 'zod';
export default defineVideo({id: '${id}', framesPerSecond: 30, durationInFrames: 90, formats: [{id: 'small', width: 128, height: 224}],
  schema: z.object({}), props: {}, component: () => ${element}});
export const used = [Sequence, Ambience, Captions, Dialogue, Music, SoundEffect];
`;

  it.each(Object.entries(mistakes))('%s', async (id, [, command, says]) => {
    const {events, code, stderr} = await rig.reshoot([command, '--json', id]);
    const last: RigEvent | undefined = events.at(-1);
    const message = last?.event === 'failed' ? last.message : `It ended with ${code}: ${stderr}`;
    if (process.env['RESHOOT_SHOW_ERRORS']) process.stderr.write(`\n${id}\n${message}\n`);
    expect(code, message).toBe(2);
    for (const part of says) expect(message).toContain(part);
  });
});
