import {mkdtemp, readdir, readFile, rm, stat, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {parseCaptions} from '../../src/captions/parse-captions.ts';
import {captionFiles, placeCaptions} from '../../src/publish/place-captions.ts';
import {timelineOf} from '../plan/a-video.ts';

const captions = [
  {range: {start: 0, end: 30}, text: 'R&D <3\nall night', language: 'en'},
  {range: {start: 45, end: 90_015}, text: 'Good -->', language: 'en'},
];
const timeline = timelineOf('tram/reel', [], {captions});

describe('captions beside a film', () => {
  let folder: string;
  let film: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'captions-'));
    film = path.join(folder, 'reel.mp4');
    await writeFile(film, 'film');
  });
  afterEach(() => rm(folder, {recursive: true}));
  const place = (changes: Partial<typeof timeline> = {}) => placeCaptions({...timeline, ...changes}, film, folder);

  it('are SRT and WebVTT that give back, to the millisecond, what was on screen', async () => {
    await place();
    for (const name of ['reel.srt', 'reel.vtt']) {
      const {cues} = parseCaptions(await readFile(path.join(folder, name), 'utf8'), name);
      expect(cues.map(({startInSeconds, endInSeconds, text}) => [startInSeconds, endInSeconds, text])).toEqual([
        [0, 1, 'R&D <3\nall night'],
        [1.5, 3000.5, 'Good -->'],
      ]);
    }
  });

  it('are one pair for each language where there are several', () => {
    const both = [...captions, {range: {start: 0, end: 3}, text: 'Pagi', language: 'id'}];
    expect([...captionFiles({...timeline, captions: both}).keys()]).toEqual(['.en.srt', '.en.vtt', '.id.srt', '.id.vtt']);
  });

  it('go when their language does, from one pair to several and back', async () => {
    const both = [...captions, {range: {start: 0, end: 3}, text: 'Pagi', language: 'id'}];
    await place();
    await place({captions: both});
    expect(await readdir(folder)).toEqual(['reel.en.srt', 'reel.en.vtt', 'reel.id.srt', 'reel.id.vtt', 'reel.mp4']);
    await place();
    expect(await readdir(folder)).toEqual(['reel.mp4', 'reel.srt', 'reel.vtt']);
  });

  it('are not touched while they are the same', async () => {
    await place();
    const vtt = path.join(folder, 'reel.vtt');
    await utimes(vtt, 1, 1);
    await place();
    expect((await stat(vtt)).mtimeMs).toBe(1000);
  });

  it('go with the captions, but never a file that somebody else put there', async () => {
    await place();
    await place({captions: []});
    expect(await readdir(folder)).toEqual(['reel.mp4']);
    await writeFile(path.join(folder, 'reel.vtt'), 'WEBVTT\n');
    await place({captions: []});
    expect(await readdir(folder)).toEqual(['reel.mp4', 'reel.vtt']);
  });
});
