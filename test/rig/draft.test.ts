import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {probeFilm} from '../helpers/film.ts';
import {bytesBelow, openRig, type Rig} from '../helpers/rig.ts';

const lockFile = 'scenes/tram/reshoot.lock.json';

describe('a draft', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig('two-shots');
  });
  afterAll(() => rig.remove());

  it('is planned without being made, and says that it is one', async () => {
    const {shots} = await rig.plan('--draft');
    expect(shots).toMatchObject([
      {action: 'generate', draft: true},
      {action: 'generate', draft: true},
    ]);
    expect((await rig.plan()).shots.map((shot) => 'draft' in shot)).toEqual([false, false]);
  });

  it('is a film of the same size and length under another name; there is no lock of it, and the studio does not know it', async () => {
    const draft = await rig.render('--draft');
    expect(draft.of('tram/tiny')).toMatchObject({film: 'out/tram/tiny.draft.mp4', drafts: 2, shots: {total: 2, generated: 2}});
    expect(Object.keys(await bytesBelow(rig.path('out')))).toEqual(['tram/tiny.draft.mp4']);
    await expect(rig.read(lockFile)).rejects.toThrow('ENOENT');
    const {video} = await probeFilm(rig.path('out/tram/tiny.draft.mp4'));
    expect(video).toMatchObject({width: 128, height: 224, nb_read_frames: '24'});
    expect(JSON.parse(await rig.read('public/.reshoot/project.json'))).toMatchObject({variants: [{takes: {}}]});
  });

  it('is there the second time', async () => {
    const again = await rig.render('--draft');
    expect(again.shotsMade).toEqual([]);
    expect(again.of('tram/tiny')).toMatchObject({drafts: 2, shots: {restored: 2}});
  });

  it('stands in for no take: a render makes both, and leaves the draft where it was', async () => {
    const before = await rig.bytes('out/tram/tiny.draft.mp4');
    const final = await rig.render();
    expect(final.shotsMade).toEqual(['ride', 'stop']);
    expect(final.of('tram/tiny')).not.toHaveProperty('drafts');
    expect(await rig.bytes('out/tram/tiny.draft.mp4')).toEqual(before);
    expect(final.of('tram/tiny').film).toBe('out/tram/tiny.mp4');
  });

  it('shows takes where they are there, and touches neither the film nor the lock', async () => {
    const [film, lock] = [await rig.bytes('out/tram/tiny.mp4'), await rig.read(lockFile)];
    expect((await rig.render('--draft')).of('tram/tiny')).toMatchObject({drafts: 0, shots: {kept: 2}});
    await rig.edit('scenes/tram/video.tsx', 'prompt="', 'prompt="a hare, ');
    expect((await rig.render('--draft')).of('tram/tiny')).toMatchObject({drafts: 1, shots: {kept: 1, generated: 1}});
    expect(await rig.bytes('out/tram/tiny.mp4')).toEqual(film);
    expect(await rig.read(lockFile)).toBe(lock);
  });
});
