import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {wavBytes} from '../../src/media/wav.ts';
import {probeFilm} from '../helpers/film.ts';
import {coveringRows, features} from '../helpers/projects/pairs/scenes/pair/pairs.ts';
import {bytesBelow, openRig, type Rendered, type Rig} from '../helpers/rig.ts';

/** Features whose films have a sound. */
const loud = new Set(['dialogue', 'ambience', 'music', 'effect', 'ownSound', 'element']);

/** The letters of a row's id are its features, in order. */
const featuresOf = (id: string): string[] => {
  const row = id.split('/')[1] ?? '';
  return row === 'none' ? [] : [...row].map((letter) => features[letter.charCodeAt(0) - 97] ?? '?');
};

describe('every pair of features, in two formats, from an empty store', () => {
  let rig: Rig;
  let first: Rendered;
  beforeAll(async () => {
    rig = await openRig('pairs');
    await sharp({create: {width: 64, height: 64, channels: 3, background: '#c04000'}})
      .png()
      .toFile(rig.path('public/square.png'));
    const left = Float32Array.from({length: 96_000}, (_, at) => 0.3 * Math.sin((2 * Math.PI * 440 * at) / 48_000));
    await writeFile(rig.path('public/tone.wav'), wavBytes({left, right: left}));
    first = await rig.render('--stems');
  });
  afterAll(() => rig.remove());

  it('is covered by few films', () => {
    expect(first.films).toHaveLength(2 * coveringRows().length);
    expect(coveringRows().length).toBeLessThanOrEqual(12);
  });

  it('has the frames, the rate and the sound that it should have', async () => {
    for (const {id, film, frames, audio, sounds} of first.films) {
      const {video, audio: track} = await probeFilm(rig.path(film));
      expect([id, video['nb_read_frames'], video['avg_frame_rate']]).toEqual([id, String(frames.total), '30/1']);
      expect(Math.abs(Number(track['duration']) - frames.total / 30), id).toBeLessThan(2 * (1024 / 48_000));
      const has = featuresOf(id);
      // Films of one length without sound share their silence.
      const silence = audio === 'reused' ? 'reused' : 'silent';
      expect([id, audio]).toEqual([id, has.some((name) => loud.has(name)) ? 'mixed' : silence]);
      expect([id, sounds.total], id).toEqual([id, has.filter((name) => ['dialogue', 'ambience', 'music', 'effect'].includes(name)).length]);
      if (!has.includes('lengthFollows')) expect([id, frames.total]).toEqual([id, 34]);
    }
    const lengthsOf = new Map<string, Set<number>>();
    for (const {id, frames} of first.films) {
      const row = id.split('/')[1] ?? '';
      lengthsOf.set(row, (lengthsOf.get(row) ?? new Set()).add(frames.total));
    }
    expect([...lengthsOf].filter(([, lengths]) => lengths.size > 1)).toEqual([]);
  });

  it('writes captions and stems of those that have them', async () => {
    const files = Object.keys(await bytesBelow(rig.path('out')));
    for (const {id, film} of first.films) {
      const has = featuresOf(id);
      const base = path.posix.join(path.posix.dirname(film), path.posix.basename(film, '.mp4')).replace(/^out\//, '');
      const hasCaptions = has.includes('captionsOf') || has.includes('captionsFile');
      expect([id, files.includes(`${base}.srt`)]).toEqual([id, hasCaptions]);
      expect([id, files.includes(`${base}.dialogue.wav`)]).toEqual([id, has.includes('dialogue')]);
    }
  });

  it('is reused whole by the second render, is locked, and is the same rendered from nothing', async () => {
    const before = await bytesBelow(rig.path('out'));
    const second = await rig.render('--frozen');
    for (const {id, frames, segments, audio, shots, sounds} of second.films) {
      expect({id, captured: frames.captured, reused: segments.reused, audio}).toEqual({
        id,
        captured: 0,
        reused: segments.total,
        audio: 'reused',
      });
      expect({id, shots: shots.kept, sounds: sounds.kept}).toEqual({id, shots: shots.total, sounds: sounds.total});
    }
    // Blended films are the same to the bit. Of one whose words move the browser smooths edges a little differently each time.
    const still = first.films.map(({id}) => id).filter((id) => !featuresOf(id).includes('moving') && id.endsWith('/wide'));
    await rig.render(...still.slice(0, 3), '--full');
    expect(await bytesBelow(rig.path('out'))).toEqual(before);
  });

  it('can be drafted, and a shot can be made alone', async () => {
    await rig.edit('scenes/pair/video.tsx', 'prompt="a tram"', 'prompt="a blue tram"');
    const follows =
      first.films.map(({id}) => id).find((id) => featuresOf(id).includes('lengthFollows') && featuresOf(id).includes('continues')) ?? '';
    const drafted = await rig.render(follows, '--draft');
    expect(drafted.films.map(({film}) => film.endsWith('.draft.mp4'))).toEqual([true]);
    const made = await rig.reshoot(['generate', 'pair/first', '--json']);
    expect(made.code, made.stderr).toBe(0);
    expect((await rig.render(follows)).shotsMade).not.toContain('first');
  });
});
