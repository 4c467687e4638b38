import sharp from 'sharp';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {decodeFilm} from '../helpers/film.ts';
import {openRig, type Rig} from '../helpers/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig('two-shots');
});
afterEach(() => rig.remove());

const sceneOf = (imports: string, body: string, durationInFrames: number): string => `
import {defineVideo} from 'reshoot';
import {z} from 'zod';
${imports}
${body}
export default defineVideo({
  id: 'tram', framesPerSecond: 30, durationInFrames: ${durationInFrames},
  formats: [{id: 'tiny', width: 64, height: 64}], schema: z.object({}), props: {}, component: Film,
});
`;

describe('an animated picture (ten of them, 100 ms each, from dark to bright)', () => {
  beforeEach(async () => {
    const pages = Buffer.concat(Array.from({length: 10}, (_, page) => Buffer.alloc(3 * 64 * 64, 20 + 22 * page)));
    await sharp(pages, {raw: {width: 64, height: 640, channels: 3, pageHeight: 64}})
      .webp({lossless: true, loop: 0, delay: Array.from({length: 10}, () => 100)})
      .toFile(rig.path('public/count.webp'));
    const body = `
const Count = () => <div style={{position: 'absolute', left: useCurrentFrame(), top: 60, width: 2, height: 2, background: 'red'}} />;
const Film = () => (
  <AbsoluteFill style={{background: 'white'}}>
    <Sequence durationInFrames={30}><AnimatedImage src={staticFile('count.webp')} width={64} height={64} /></Sequence>
    <Sequence from={30}><Img src={staticFile('count.webp')} style={{width: 64, height: 64}} /></Sequence>
    <Count />
  </AbsoluteFill>
);`;
    const imports = "import {AbsoluteFill, AnimatedImage, Img, Sequence, staticFile, useCurrentFrame} from 'remotion';";
    await rig.write('scenes/tram/video.tsx', sceneOf(imports, body, 60));
  });

  it('follows the frame in <AnimatedImage>, stands on its first picture in <Img>, which is told, and gives one film every time', async () => {
    const first = await rig.render('--verify=10');
    expect(first.events.filter((event) => event.event === 'finding' && event.code === 'picture-moves')).toHaveLength(1);
    const {frames} = await decodeFilm(rig.path('out/tram/tiny.mp4'));
    const pageOf = (frame: number): number => Math.abs(Math.round(((frames[frame]?.[3 * (20 * 64 + 32)] ?? 0) - 20) / 22));
    const pages = frames.map((_, frame) => pageOf(frame));
    // As Remotion has it: the picture that is nearest in time.
    expect(pages.slice(0, 30)).toEqual(Array.from({length: 30}, (_, frame) => Math.min(9, Math.round(frame / 3))));
    expect(new Set(pages.slice(30))).toEqual(new Set([0]));
    const again = await rig.render('--full');
    expect(again.films[0]?.digest).toBe(first.films[0]?.digest);
  });
});

describe('a limit that an author gives to delayRender()', () => {
  const waits = (seconds: number, allowed: number): Promise<void> =>
    rig.write(
      'scenes/tram/video.tsx',
      sceneOf(
        "import {useEffect, useState} from 'react';\nimport {AbsoluteFill, continueRender, delayRender} from 'remotion';",
        `
const Film = () => {
  const [ready, setReady] = useState(false);
  const [handle] = useState(() => delayRender('prices of today', {timeoutInMilliseconds: ${1000 * allowed}}));
  useEffect(() => {
    if (${seconds} < 0) return;
    const timer = setTimeout(() => { setReady(true); continueRender(handle); }, ${1000 * seconds});
    return () => clearTimeout(timer);
  }, [handle]);
  return <AbsoluteFill style={{background: ready ? '#00aa00' : '#aa0000'}} />;
};`,
        6,
      ),
    );

  it('is kept, also where it is shorter than two seconds', async () => {
    await waits(0.2, 1.5);
    await rig.render();
    const {frames} = await decodeFilm(rig.path('out/tram/tiny.mp4'));
    expect(frames.every((pixels) => (pixels[1] ?? 0) > 120 && (pixels[0] ?? 255) < 60)).toBe(true);
  });

  it('ends the run where it is exceeded, and is named with its label', async () => {
    await waits(-1, 3);
    const run = await rig.reshoot(['render', '--json']);
    expect(run.code).not.toBe(0);
    expect(run.stderr).toContain('delay-exceeded');
    expect(run.stderr).toContain('prices of today');
    expect(run.stderr).toMatch(/3 ?(s\b|seconds)|3000 ?ms/);
  });
});
