import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {plainRemotion} from '../helpers/plain-remotion.ts';
import {openRig, type Rig} from '../helpers/rig.ts';

/** Prompts of several lines in a template literal, in a JSX attribute and in a cell; a reference that is a text. */
describe('the same commit, checked out on Windows', () => {
  let rig: Rig;
  const files = ['scenes/letter/video.tsx', 'scenes/letter/rows.csv', 'scenes/letter/badge.svg', 'reshoot.config.ts'];
  const lock = 'scenes/letter/reshoot.lock.json';
  const checkOut = async (): Promise<void> => {
    for (const file of [...files, lock]) await rig.write(file, (await rig.read(file)).replaceAll('\n', '\r\n'));
  };

  beforeAll(async () => {
    rig = await openRig('line-ends');
    expect((await rig.render()).shotsMade).toEqual(['attribute', 'cell', 'template']);
  });
  afterAll(() => rig.remove());

  it('keeps every take, with --frozen, and shows the same film', async () => {
    const film = await rig.bytes('out/letter/one/tiny.mp4');
    const before = await rig.read(lock);
    await checkOut();
    const again = await rig.render('--frozen');
    expect(again.of('letter/one/tiny')).toMatchObject({shots: {kept: 3, generated: 0}, frames: {captured: 0}});
    expect((await rig.bytes('out/letter/one/tiny.mp4')).equals(film)).toBe(true);
    expect((await rig.read(lock)).replaceAll('\r\n', '\n')).toBe(before);
  });

  it('shows the takes in plain Remotion, too, whose bundler keeps the lines of attributes', async () => {
    const remotion = await plainRemotion(rig);
    const run = await remotion('render', 'letter-one-tiny', 'plain.mp4');
    expect(run.code, run.stderr + run.stdout).toBe(0);
    expect(await readdir(path.dirname(rig.path('plain.mp4')))).toContain('plain.mp4');
  });
});
