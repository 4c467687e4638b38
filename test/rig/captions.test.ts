import {writeFile} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Timeline} from '../../src/core/timeline.ts';
import {assemblyAi, karaoke, whisperX, youtube} from '../captions/sample-cases.ts';
import {bytesBelow, openRig, type Rig, type RigEvent, timelineIn} from '../helpers/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig('captions');
});
afterAll(() => rig.remove());

/** Different pictures of a film: as many are captured. */
const picturesOf = async (variant: string): Promise<number> => new Set((await timelineIn(rig, variant)).frames.map(({page}) => page)).size;

describe('a film with captions', () => {
  it('takes one picture for every state of its look, a blank included', async () => {
    await rig.plan('looks');
    expect(await picturesOf('looks/karaoke/reel')).toBe(8 + 1);
    expect(await picturesOf('looks/two-line/reel')).toBe(2 + 1);
    expect(await picturesOf('looks/file/reel')).toBe(2 + 1);
    // Eight words, each of which pops for three frames and then rests.
    expect(await picturesOf('looks/word-pop/reel')).toBeLessThanOrEqual(8 * 4 + 1);
    // Its letters, some of which share a frame.
    expect(await picturesOf('looks/typewriter/reel')).toBeLessThanOrEqual(37 + 1);
  });

  it('finds glyphs for Japanese, Arabic, Thai, Hindi, Indonesian and emoji in the fonts that it imports', async () => {
    await rig.plan('scripts/*-two-line');
    const said = async (language: string): Promise<string> =>
      (await timelineIn(rig, `scripts/${language}-two-line/reel`)).captions.map(({text}) => text).join('\n');
    expect(await said('ja')).toContain('覚ましました。');
    expect(await said('ar')).toContain('React Native');
    expect(await said('th')).toContain('สุนัข');
    expect(await said('hi')).toContain('लोमड़ी');
    expect(await said('id')).toContain('kesiangan');
    expect(await said('emoji')).toContain('💃🏽');
  });

  it('has what is said beside it, as SRT and WebVTT, and nothing to do the second time', async () => {
    const {of} = await rig.render('told');
    expect(of('told/small').frames).toEqual({total: 120, captured: 3});
    expect(await rig.read('out/told/small.srt')).toBe(
      '1\n00:00:00,200 --> 00:00:01,400\nSome mornings\nstart late.\n\n2\n00:00:02,600 --> 00:00:03,433\n小さなきつね\n',
    );
    expect(await rig.read('out/told/small.vtt')).toContain('00:00:02.600 --> 00:00:03.433\n小さなきつね\n');
    const before = await bytesBelow(rig.path('out'));
    const again = await rig.render('told');
    expect(again.of('told/small').frames.captured).toBe(0);
    expect(await bytesBelow(rig.path('out'))).toEqual(before);
  });

  it('captures only the segment of a cue that was edited, also where its letters come from another file of the font', async () => {
    await rig.edit('public/told.srt', '小さなきつね', '龍と鳳凰🐉');
    const {of} = await rig.render('told');
    expect(of('told/small').segments).toMatchObject({total: 2, reused: 1});
    expect(await rig.read('out/told/small.srt')).toContain('龍と鳳凰🐉');
  });
});

describe('captions as people have them', () => {
  it('of YouTube, Aegisub, WhisperX, AssemblyAI and Windows are shown once, on their frames, and what was repaired is told', async () => {
    const files = {
      'auto.vtt': youtube,
      'song.ass': karaoke,
      'talk.json': JSON.stringify(whisperX),
      'units.json': JSON.stringify(assemblyAi),
    };
    for (const [name, text] of Object.entries(files)) await rig.write(`public/people/${name}`, text);
    const wide = Buffer.from(
      '\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\n♪ La ♪\r\n\r\n2\r\n00:01:00,000 --> 00:01:02,000\r\nLate\r\n',
      'utf16le',
    );
    await writeFile(rig.path('public/people/song.srt'), wide);
    await rig.write(
      'scenes/people/video.tsx',
      `import {Captions, defineVideo, table} from 'reshoot';
import {z} from 'zod';
const common = {framesPerSecond: 30, durationInFrames: 190, formats: [{id: 'small', width: 180, height: 320}], schema: z.object({kind: z.string()}), props: {kind: ''}};
const elements: {[kind: string]: React.ReactElement} = {
  auto: <Captions src="people/auto.vtt" look="karaoke" />,
  song: <Captions src="people/song.ass" look="karaoke" />,
  talk: <Captions transcript="people/talk.json" />,
  units: <Captions transcript="people/units.json" />,
  wide: <Captions src="people/song.srt" />,
};
export default defineVideo({...common, id: 'people', rows: table(Object.keys(elements).map((kind) => ({kind})), {id: 'kind'}), component: ({kind}) => elements[kind] ?? null});
`,
    );
    await rig.plan('people');
    const of = async (kind: string): Promise<{text: string; changes: number[]; told: string[]}> => {
      const timeline = await timelineIn(rig, `people/${kind}/small`);
      const changes = timeline.frames.flatMap(({page}, frame) => (frame > 0 && page !== timeline.frames[frame - 1]?.page ? [frame] : []));
      return {
        text: timeline.captions.map(({text}) => text.replaceAll('\n', ' ')).join('|'),
        changes,
        told: timeline.findings.map(({code, where}) => `${code} ${where}`),
      };
    };
    const auto = await of('auto');
    expect(auto.text).toBe('the orange cat sleeps very quietly in the garden until somebody opens a tin');
    // "quietly" is lit at 2.4 s.
    expect(auto.changes).toContain(72);
    expect(auto.told).toEqual(['captions-repaired people/auto.vtt line 9']);
    const song = await of('song');
    expect(song.text).toBe('Sunrise over town|Wake up|Oh my days|Hooray');
    expect(song.changes).toEqual(expect.arrayContaining([18, 30]));
    expect(song.told).toEqual([]);
    const talk = await of('talk');
    expect([talk.text, talk.told]).toEqual(['We sold 2,000 mugs only £13.60', ['captions-repaired people/talk.json and 1 more']]);
    expect(talk.changes).toContain(33);
    const units = await of('units');
    expect([units.text, units.told]).toEqual(['Fresh bread, every single morning.', ['captions-repaired people/units.json']]);
    expect(units.changes).toEqual(expect.arrayContaining([8, 22, 39, 51, 68]));
    const wideFile = await of('wide');
    expect([wideFile.text, wideFile.told]).toEqual(['♪ La ♪', ['captions-unseen <Captions src="people/song.srt">']]);
  });
});

describe('captions of a dialogue', () => {
  /** Frames on which another picture begins. */
  const changesOf = (timeline: Timeline): number[] =>
    timeline.frames.flatMap(({page}, frame) => (frame > 0 && page !== timeline.frames[frame - 1]?.page ? [frame] : []));

  it('light each word within half a frame of its sound, wherever the line stands', async () => {
    await rig.render('narrated');
    const timeline = await timelineIn(rig, 'narrated/small');
    const changes = changesOf(timeline);
    for (const id of ['one', 'two']) {
      const line = timeline.speech[id];
      expect(line?.state).toBe('made');
      expect(line?.words.length).toBeGreaterThan(3);
      for (const {startInSeconds} of line?.words ?? []) {
        const sound = (line?.startFrame ?? 0) + startInSeconds * 30;
        expect(Math.min(...changes.map((frame) => Math.abs(frame - sound)))).toBeLessThanOrEqual(0.5);
      }
    }
    // A picture for each word, and one where a page goes or comes: nothing else changes.
    const words = Object.values(timeline.speech).flatMap((line) => line.words).length;
    expect(changes.length).toBeLessThanOrEqual(words + 2 * timeline.captions.length);
    expect(await rig.read('out/narrated/small.srt')).toContain('Some mornings start late.');
  });

  it('take one edited sentence: it alone is spoken again, and only its segments are captured', async () => {
    await rig.edit('scenes/narrated/video.tsx', 'and so do I.', 'and so have I.');
    const {of, events} = await rig.render('narrated');
    expect(events.flatMap((event) => (event.event === 'take-made' && 'sound' in event ? [event.sound] : []))).toEqual(['two']);
    // The first segment of at most 60 frames holds the first sentence alone.
    expect(of('narrated/small').segments.reused).toBeGreaterThanOrEqual(1);
  });
});

describe('a mistake in captions', () => {
  const failureOf = async (...words: string[]): Promise<Extract<RigEvent, {event: 'failed'}>> => {
    const {events, code} = await rig.reshoot(['render', '--json', ...words]);
    const last = events.at(-1);
    if (last?.event !== 'failed') throw new Error(`It ended with ${code} and ${JSON.stringify(last)}`);
    expect(code).toBe(2);
    return last;
  };
  const scene = (element: string): string => `import {Captions, defineVideo, loadFont} from 'reshoot';
import {z} from 'zod';
const words = (text: string) => [{text, startInSeconds: 0, endInSeconds: 1}];
export default defineVideo({id: 'wrong', framesPerSecond: 30, durationInFrames: 30, formats: [{id: 'small', width: 180, height: 320}],
  schema: z.object({}), props: {}, component: () => ${element}});
export const used = [words, loadFont];
`;

  it('names the line of a broken file', async () => {
    await rig.edit('public/told.srt', '00:00:02,600 -->', '00:00:0x,600 -->');
    const {code, message} = await failureOf('told');
    expect(code).toBe('captions-file-invalid');
    expect(message).toContain('told.srt line 6');
  });

  it.each([
    [
      'characters that no font of the film draws',
      '<Captions words={words("שלום")} />',
      ['glyphs-missing', 'ש (U+05E9)', '@fontsource-variable/noto-sans-hebrew'],
    ],
    ['a font of the machine', '<Captions words={words("Hi")} fontFamily="DejaVu Sans" />', ['font-missing', 'DejaVu Sans']],
    [
      'a font that no package declares',
      '<h1 style={{fontFamily: loadFont("Nope Sans")}}>Hi</h1>',
      ['font-missing', '@fontsource/nope-sans'],
    ],
    ['a dialogue that the film does not have', '<Captions of="voice" />', ['dialogue-unknown', 'voice']],
    ['a file that is not there', '<Captions src="nowhere.srt" />', ['captions-file-invalid', 'public/nowhere.srt']],
    [
      'times that are no numbers',
      '<Captions words={[{text: "Hi", startInSeconds: Number.NaN, endInSeconds: 1}]} />',
      ['caption-words-invalid', 'NaN'],
    ],
  ])('is told: %s', async (_, element, parts) => {
    await rig.write('scenes/wrong/video.tsx', scene(element));
    const {message} = await failureOf('wrong');
    for (const part of parts) expect(message).toContain(part);
  });
});
