import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {decodeFilm, ssim} from '../helpers/film.ts';
import {plainRemotion} from '../helpers/plain-remotion.ts';
import {openRig, type Rig} from '../helpers/rig.ts';

describe('`npx remotion render` on a project of Reshoot', () => {
  let rig: Rig;
  let remotion: Awaited<ReturnType<typeof plainRemotion>>;
  beforeAll(async () => {
    rig = await openRig('two-shots');
    remotion = await plainRemotion(rig);
  });
  afterAll(() => rig.remove());

  it('says what is missing and what to type, where a take is not made yet', async () => {
    await rig.plan();
    const run = await remotion('still', 'tram-tiny', 'still.png');
    expect(run.code).not.toBe(0);
    expect(run.stdout + run.stderr).toContain('take-missing');
    expect(run.stdout + run.stderr).toContain('npx reshoot generate');
    expect(run.stdout + run.stderr).toContain('id="stop"');
  });

  it('makes the same film as `reshoot render`, once takes exist', async () => {
    await rig.render();
    const run = await remotion('render', 'tram-tiny', 'plain.mp4', '--concurrency=1', '--log=error');
    expect(run.code, run.stderr + run.stdout).toBe(0);
    const [ours, plain] = [await decodeFilm(rig.path('out/tram/tiny.mp4')), await decodeFilm(rig.path('plain.mp4'))];
    expect(plain.frames).toHaveLength(ours.frames.length);
    const similarities = ours.frames.map((frame, at) => ssim(frame, plain.frames[at] ?? frame, ours.width));
    expect(Math.min(...similarities)).toBeGreaterThanOrEqual(0.98);
    // Neighbouring frames are further apart than that, so a film that is a frame late would not pass.
    const late = ours.frames.slice(1).map((frame, at) => ssim(frame, plain.frames[at] ?? frame, ours.width));
    expect(Math.max(...late)).toBeLessThan(Math.min(...similarities));
  });

  it('says that the picture is an old one, where the prompt was edited since', async () => {
    await rig.edit('scenes/tram/video.tsx', 'a red fox waits', 'a blue fox waits');
    const run = await remotion('still', 'tram-tiny', 'still.png');
    expect(run.code).not.toBe(0);
    expect(run.stdout + run.stderr).toContain('changed since');
  });
});
