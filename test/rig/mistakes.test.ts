import {readFile, writeFile} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {decodeFilm} from '../helpers/film.ts';
import {bytesBelow, openRig, type Rendered, type Rig, type Run} from '../helpers/rig.ts';

let rig: Rig;
let first: Rendered;
beforeAll(async () => {
  rig = await openRig('mistakes');
  first = await rig.render();
});
afterAll(() => rig.remove());

describe('a mistake', () => {
  const lock = 'scenes/tram/reshoot.lock.json';
  const video = 'scenes/tram/video.tsx';

  /** Renders, expects a failure by its code, and that what was there before is there still, byte for byte. */
  const refused = async (expected: {readonly code: string; readonly exitCode: 1 | 2; readonly says: readonly (string | RegExp)[]}) => {
    const before = {out: await bytesBelow(rig.path('out')), scenes: await bytesBelow(rig.path('scenes'))};
    const run = await rig.reshoot(['render', '--json']);
    expect({code: codeOf(run), exitCode: run.code, signal: run.signal}).toEqual({
      code: expected.code,
      exitCode: expected.exitCode,
      signal: null,
    });
    expect(run.stderr).toContain(expected.code);
    for (const words of expected.says) expect(run.stderr).toMatch(words);
    expect({out: await bytesBelow(rig.path('out')), scenes: await bytesBelow(rig.path('scenes'))}).toEqual(before);
    return run;
  };
  const codeOf = (run: Run): string | null => {
    const last = run.events.at(-1);
    return last?.event === 'failed' ? last.code : null;
  };
  const choose = (mistake: string): Promise<void> => rig.write('scenes/tram/rows.json', JSON.stringify([{id: 'a', mistake}]));

  it.each<[string, string, 1 | 2, (string | RegExp)[]]>([
    ['throws-at-17', 'video-throws', 1, ['the tram has left', /frame 17 of tram\/a\/tiny/]],
    ['rejects-at-17', 'video-throws', 1, ['the tram never came', /frame 17 of tram\/a\/tiny/]],
    ['missing-picture', 'file-missing', 2, ['public/nowhere.png', 'frame 0']],
    ['missing-background', 'file-missing', 2, ['public/nowhere.png', 'frame 5']],
    ['missing-font', 'font-missing', 2, ['Nowhere Sans']],
    ['broken-font', 'file-missing', 2, ['public/gone.woff2']],
    ['unknown-generator', 'generator-unknown', 2, ['nobody', 'testcard', 'id="stop"']],
    ['failing-generator', 'generator-failed', 1, ['out of paint']],
    ['impossible-size', 'generator-cannot', 2, ['1081', /108[02]/]],
    ['long-prompt', 'prompt-too-long', 2, ['50000 characters', '8000', 'id="stop"']],
    ['empty-prompt', 'prompt-empty', 2, ['id="stop"', 'frame 0']],
    ['no-prompt', 'prompt-empty', 2, ['id="stop"']],
    ['bad-id', 'shot-id-invalid', 2, ['tram stop']],
    ['half-size', 'shot-invalid', 2, ['width 64']],
    ['unknown-ingredient', 'ingredient-unknown', 2, [/\{fox\}/]],
    ['prompt-and-src', 'prompt-and-src', 2, ['both', 'id="stop"']],
    ['one-id-twice', 'shot-id-taken', 2, ['stop', 'frame 0', 'GeneratedShot']],
    ['changes-half-way', 'shot-changes-midway', 2, ['a red fox', 'a blue fox', 'frame 10']],
    ['empty-sequence', 'shot-without-frames', 2, ['durationInFrames', 'frame 0']],
  ])('like %s is %s, and leaves the film and the lock as they are', async (...[mistake, code, exitCode, says]) => {
    await choose(mistake);
    await refused({code, exitCode, says});
  });

  it('in a row is named with the row, before anything is bundled', async () => {
    await rig.write('scenes/tram/rows.json', JSON.stringify([{id: 'a', mistake: 7}]));
    const run = await refused({code: 'props-invalid', exitCode: 2, says: ["row 'a'", 'mistake']});
    expect(run.events.map(({event}) => event)).toEqual(['failed']);
  });

  it('in the lock is named with its place, and the lock is left for its owner to mend', async () => {
    await choose('none');
    const good = await rig.read(lock);
    for (const nonsense of [
      '',
      '{"nonsense": tru',
      '[]',
      good.replace('"reshootLock": 1', '"reshootLock": 2'),
      good.replace(/fp1-./, 'fp1-x'),
    ]) {
      await rig.write(lock, nonsense);
      await refused({code: 'lock-invalid', exitCode: 2, says: ['reshoot.lock.json']});
    }
    await rig.write(lock, good);
  });

  it.each<[string, string, string, string, (string | RegExp)[]]>([
    ['an odd width', 'width: 128', 'width: 127', 'format-invalid', ['width 127', /write width: 12[68]/]],
    ['an unknown format', "formats: [{id: 'tiny', width: 128, height: 224}]", "formats: ['imax']", 'format-invalid', ['imax', 'reel']],
    ['half a frame', 'durationInFrames: 20', 'durationInFrames: 20.5', 'video-invalid', ['20.5', 'durationInFrames: 21']],
    ['no frame', 'durationInFrames: 20', 'durationInFrames: 0', 'video-invalid', ['durationInFrames: 1']],
    ['no film', 'export default defineVideo', 'export const film = defineVideo', 'video-invalid', ['export default defineVideo']],
  ])('of the video, like %s, is told before anything is bundled', async (...[, from, to, code, says]) => {
    const good = await rig.read(video);
    await rig.edit(video, from, to);
    const run = await refused({code, exitCode: 2, says});
    expect(run.events.map(({event}) => event)).toEqual(['failed']);
    await rig.write(video, good);
  });

  it('of syntax is told with its file, and is not called a bug of ours', async () => {
    const good = await rig.read(video);
    await rig.edit(video, 'export default', 'export defualt');
    const run = await refused({code: 'video-invalid', exitCode: 2, says: ['scenes/tram/video.tsx:', 'Unexpected', 'defualt']});
    expect(run.stderr).not.toContain('please report');
    await rig.write(video, good);
  });

  it('undone leaves nothing behind: the film is there, nothing is made', async () => {
    await choose('none');
    const run = await rig.render();
    expect(run.shotsMade).toEqual([]);
    expect(run.of('tram/a/tiny')).toMatchObject({digest: first.of('tram/a/tiny').digest, frames: {captured: 0}});
  });
});

describe('damage in the store', () => {
  const damage = async (kind: 'take' | 'segment'): Promise<string> => {
    const record = (await rig.store.list()).find((entry) => entry.kind === kind);
    const found = record ? await rig.store.find(kind, record.key) : null;
    if (found?.state !== 'present') throw new Error(`No ${kind} in the store`);
    const bytes = await readFile(found.path);
    const middle = Math.floor(bytes.length / 2);
    bytes.fill(0x55, middle, middle + 8);
    // In place, as a failing disk does it: the size stays.
    await writeFile(found.path, bytes);
    return found.record.key;
  };

  it('in a take is noticed, said, and the take is made again', async () => {
    const key = await damage('take');
    const run = await rig.render();
    expect(run.events).toContainEqual({event: 'store-entry-corrupt', kind: 'take', key});
    expect(run.shotsMade).toEqual(['stop']);
    expect(run.of('tram/a/tiny').shots).toEqual({total: 1, kept: 0, restored: 0, generated: 1});
    expect(run.of('tram/a/tiny').digest).toBe(first.of('tram/a/tiny').digest);
    expect((await rig.store.find('take', key)).state).toBe('present');
  });

  it('in a take never reaches a picture, even where the film has to be rendered again', async () => {
    const good = await decodeFilm(rig.path('out/tram/a/tiny.mp4'));
    await damage('take');
    const run = await rig.render('--full');
    expect(run.shotsMade).toEqual(['stop']);
    expect((await decodeFilm(rig.path('out/tram/a/tiny.mp4'))).frames).toEqual(good.frames);
  });

  it('in a segment is noticed, said, and the segment is rendered again', async () => {
    const key = await damage('segment');
    await rig.write('out/tram/a/tiny.mp4', 'lost');
    const run = await rig.render();
    expect(run.events).toContainEqual({event: 'store-entry-corrupt', kind: 'segment', key});
    expect(run.of('tram/a/tiny')).toMatchObject({digest: first.of('tram/a/tiny').digest, segments: {total: 1, reused: 0}});
  });

  it('is told by `cache verify`, which drops it', async () => {
    const key = await damage('take');
    const verified = JSON.parse((await rig.reshoot(['cache', 'verify', '--json'])).stdout);
    expect(verified.dropped).toEqual([expect.objectContaining({kind: 'take', key})]);
    expect((await rig.render()).shotsMade).toEqual(['stop']);
    expect(JSON.parse((await rig.reshoot(['cache', 'verify', '--json'])).stdout).dropped).toEqual([]);
  });
});
