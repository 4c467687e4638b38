import {readdir, readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {decodeFilm} from '../helpers/film.ts';
import {openRig, type Rig} from '../helpers/rig.ts';

const video = `import {AbsoluteFill} from 'remotion';
import {defineVideo, GeneratedShot} from 'reshoot';
import {z} from 'zod';
import {accent} from '@/accent';

const brand = process.env.REMOTION_BRAND ?? 'nobody';

const Hello = () => (
  <AbsoluteFill style={{background: accent(process.env.REMOTION_ACCENT)}}>
    <AbsoluteFill style={{top: '50%', height: '50%'}}><GeneratedShot id="cup" prompt={'a cup of ' + brand} /></AbsoluteFill>
  </AbsoluteFill>
);
export default defineVideo({
  id: 'hello', framesPerSecond: 30, durationInFrames: 2, formats: [{id: 'tiny', width: 120, height: 120}],
  schema: z.object({}), props: {}, component: Hello,
});
`;

const configuration = (name: string) => `import path from 'node:path';
import {Config} from '@remotion/cli/config';
import {reshootEntry} from 'reshoot/remotion';
Config.setEntryPoint(reshootEntry());
Config.${name}((now) => ({...now, resolve: {...now.resolve, alias: {...now.resolve?.alias, '@': path.join(process.cwd(), 'src')}}}));
`;

describe('what surrounds a video', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig('text');
    await rm(rig.path('scenes/fonts'), {recursive: true});
    await rig.write('scenes/hello/video.tsx', video);
    await rig.write('src/accent.ts', "export const accent = (colour = '#c00000'): string => colour;\n");
    await rig.write('tsconfig.json', JSON.stringify({compilerOptions: {jsx: 'react-jsx', paths: {'@/*': ['./src/*']}}}));
  });
  afterAll(() => rig.remove());

  const colour = async (): Promise<readonly number[]> => {
    const {frames} = await decodeFilm(rig.path('out/hello/tiny.mp4'));
    return [...(frames[0] ?? [])].slice(3 * (120 * 20 + 60), 3 * (120 * 20 + 60) + 3).map((level) => Math.round(level / 64));
  };
  const [red, green, blue, white] = [
    [3, 0, 0],
    [0, 3, 0],
    [0, 0, 3],
    [4, 4, 4],
  ];

  it('an alias that only tsconfig.json has is named, with what to write', async () => {
    const run = await rig.reshoot(['render']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("Can't resolve '@/accent'");
    expect(run.stderr).toContain('remotion.config.ts');
  });

  it("the overrides of remotion.config.ts are applied, webpack's and rspack's, in Node and in the bundle", async () => {
    await rig.write('remotion.config.ts', configuration('overrideWebpackConfig'));
    await rig.render();
    expect(await colour()).toEqual(red);
    await rig.write('remotion.config.ts', configuration('overrideRspackConfig'));
    await rig.edit('src/accent.ts', '#c00000', '#00c000');
    await rig.render();
    expect(await colour()).toEqual(green);
  });

  it('variables of .env reach page and plan alike, are followed when they change, and the shell wins', async () => {
    await rig.write('.env', 'REMOTION_BRAND=Acme Coffee\nREMOTION_ACCENT="#0000c0"\nSECRET_KEY=do-not-print\n');
    expect((await rig.render()).shotsMade).toEqual(['cup']);
    expect(await colour()).toEqual(blue);
    expect(await rig.read('scenes/hello/reshoot.lock.json')).toContain('a cup of Acme Coffee');
    await rig.reshoot(['render'], {environment: {REMOTION_ACCENT: '#ffffff'}});
    expect(await colour()).toEqual(white);
    const again = await rig.render();
    expect(again.shotsMade).toEqual([]);
    expect(await colour()).toEqual(blue);
  });

  it('no secret is in the state, the lock or what the studio reads', async () => {
    const texts: string[] = [];
    for (const folder of ['.reshoot', 'public', 'scenes', 'out']) {
      const entries = await readdir(rig.path(folder), {recursive: true, withFileTypes: true});
      for (const entry of entries) if (entry.isFile()) texts.push(await readFile(path.join(entry.parentPath, entry.name), 'latin1'));
    }
    expect(texts.filter((text) => text.includes('do-not-print'))).toEqual([]);
  });

  it('a value that is a comment is told', async () => {
    await rig.write('.env', 'REMOTION_ACCENT=#00aa00\n');
    const {events} = await rig.render();
    expect(events.filter((event) => event.event === 'finding' && event.code === 'variable-empty')).toHaveLength(1);
  });
});
