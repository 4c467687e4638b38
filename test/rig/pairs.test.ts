import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {wavBytes} from '../../src/media/wav.ts';
import {probeFilm} from '../helpers/film.ts';
import {coveringRows, type Feature} from '../helpers/projects/pairs/scenes/pair/feature.ts';
import {bytesBelow, openRig, type Rig} from '../helpers/rig.ts';

const rows = coveringRows();

/** After the one without features, the first rows of the array have nearly all pairs that are there together. */
const comparedWithFull = rows.slice(1, 5);

/** A project of its own, with an empty store. */
const openPair = async (features: readonly Feature[]): Promise<Rig> => {
  const rig = await openRig('pairs');
  const list = features.map((name) => `'${name}'`).join(', ');
  await rig.write('scenes/pair/features.ts', `export const features: readonly string[] = [${list}];\n`);
  const left = Float32Array.from({length: 96_000}, (_, at) => 0.3 * Math.sin((2 * Math.PI * 440 * at) / 48_000));
  await writeFile(rig.path('public/tone.wav'), wavBytes({left, right: left}));
  return rig;
};

const wordsOf = (features: readonly Feature[]): string[] => [
  ...(features.includes('draft') ? ['--draft'] : []),
  ...(features.includes('stems') ? ['--stems'] : []),
  ...(features.includes('verify') ? ['--verify=3'] : []),
];

describe('every pair of features, on a first render from an empty store', () => {
  it('is covered by few films', () => expect(rows.length).toBeLessThanOrEqual(9));

  it.each(rows.map((features) => [features.join(' + ') || 'nothing', features] as const))('%s', async (_, features) => {
    const has = (feature: Feature): boolean => features.includes(feature);
    const rig = await openPair(features);
    try {
      const words = wordsOf(features);
      const first = await rig.render(...words);
      expect(first.films).toHaveLength((has('twoFormats') ? 2 : 1) * (has('twoRows') ? 2 : 1));
      const files = await bytesBelow(rig.path('out'));
      for (const {id, film, frames} of first.films) {
        const {video, audio} = await probeFilm(rig.path(film));
        expect([id, video['nb_read_frames'], video['avg_frame_rate']]).toEqual([id, String(frames.total), '30/1']);
        expect(Math.abs(Number(audio['duration']) - frames.total / 30), id).toBeLessThan(2 * (1024 / 48_000));
        if (!has('lengthOfSpeech')) expect([id, frames.total]).toEqual([id, 40]);
        const beside = path.posix.relative('out', film).replace(/\.mp4$/, '');
        expect([id, `${beside}.srt` in files]).toEqual([id, has('captionedSpeech') || has('captionsFile')]);
        expect([id, `${beside}.dialogue.wav` in files]).toEqual([id, has('stems') && has('captionedSpeech')]);
        expect([id, `${beside}.music.wav` in files]).toEqual([id, has('stems') && has('trimmedMusic')]);
      }
      const second = await rig.render(...words, ...(has('draft') ? [] : ['--frozen']));
      for (const {id, frames, segments, audio, shots, sounds} of second.films) {
        const left = {captured: frames.captured, segments: segments.total - segments.reused, takes: shots.generated + sounds.generated};
        expect({id, ...left, audio}).toEqual({id, captured: 0, segments: 0, takes: 0, audio: 'reused'});
      }
      if (!comparedWithFull.includes(features)) return;
      await rig.render(...words, '--full');
      expect(await bytesBelow(rig.path('out'))).toEqual(files);
    } finally {
      await rig.remove();
    }
  });
});
