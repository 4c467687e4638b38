import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {compareWithGolden, expectSamePicture} from '../helpers/golden-picture.ts';
import {openRig, type Rendered, type Rig} from '../helpers/rig.ts';
import {repository} from '../helpers/slot.ts';

describe('text whose font the film does not bring', () => {
  let rig: Rig;
  let rendered: Rendered;
  beforeAll(async () => {
    rig = await openRig('text');
    const readme = await readFile(path.join(repository, 'README.md'), 'utf8');
    const [, example = ''] = /```tsx\n([\s\S]*?)```/.exec(readme) ?? [];
    await rig.write('scenes/hello/video.tsx', example);
    rendered = await rig.render('fonts/*', 'hello/square');
  });
  afterAll(() => rig.remove());

  it('is drawn with fonts that come with the package: default, generic, of systems, bold and italic', async () => {
    expectSamePicture(await compareWithGolden('fonts', rig.path('out/fonts/tiny.mp4'), 1));
  });

  it('is seen in the first example of the README, over its shots', async () => {
    expectSamePicture(await compareWithGolden('readme-heading', rig.path('out/hello/square.mp4'), 30));
  });

  it('is named, once a series', () => {
    const found = rendered.events.flatMap((event) => (event.event === 'finding' && event.code === 'font-not-in-film' ? [event.found] : []));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('"A heading" in "Times New Roman"');
    expect(found[0]).toContain('more like it');
  });
});
