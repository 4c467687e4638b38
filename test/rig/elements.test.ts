import {readFile} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {runFfmpeg, startFfmpeg} from '../../src/media/ffmpeg.ts';
import {rawRgbInput} from '../../src/media/h264.ts';
import {decodeSound} from '../../src/media/sound-file.ts';
import {wavBytes} from '../../src/media/wav.ts';
import {openRig, type Rig} from '../helpers/rig.ts';

const {signal} = new AbortController();

const tone = (seconds: number, hertz = 880): Buffer => {
  const left = Float32Array.from({length: seconds * 48_000}, (_, i) => 0.1 * Math.sin((2 * Math.PI * hertz * i) / 48_000));
  return wavBytes({left, right: left});
};

describe('what elements of Remotion play', () => {
  let rig: Rig;
  let server: Server;
  let film: Float32Array;
  beforeAll(async () => {
    rig = await openRig('elements');
    server = createServer((_, response) => response.writeHead(200, {'access-control-allow-origin': '*'}).end(tone(1))).listen(
      0,
      '127.0.0.1',
    );
    await new Promise((resolve) => server.once('listening', resolve));
    // As both are plain text in the scene.
    await rig.edit('scenes/played/video.tsx', 'TONE', `data:audio/wav;base64,${tone(0.9).toString('base64')}`);
    await rig.edit('scenes/played/video.tsx', 'ADDRESS', `http://127.0.0.1:${(server.address() as AddressInfo).port}/tone?of=1`);
    await writeFiles();
    await rig.render();
    film = (await decodeSound(rig.path('out/played/small.mp4'), signal)).left;
  });
  afterAll(async () => {
    server.close();
    await rig.remove();
  });

  /** A clip of two seconds that sounds from 1.0 to 1.5 s, and a mono tone. */
  const writeFiles = async (): Promise<void> => {
    await rig.write('public/tone.wav', tone(0.5));
    const ffmpeg = (...words: string[]): Promise<string> => runFfmpeg('ffmpeg', ['-v', 'error', '-y', ...words]);
    const [picture, sound] = [rig.path('picture.mp4'), rig.path('sound.mp4')];
    const encoder = startFfmpeg('ffmpeg', [...rawRgbInput(64, 64, 30), '-pix_fmt', 'yuv420p', '-c:v', 'libx264', picture]);
    encoder.stdin.end(new Uint8Array(60 * 3 * 64 * 64));
    await encoder.done;
    await ffmpeg('-i', rig.path('public/tone.wav'), '-c:a', 'aac', sound);
    const both = ['-map', '0:v', '-map', '1:a', '-c', 'copy'];
    await ffmpeg('-i', picture, '-itsoffset', '1', '-i', sound, ...both, rig.path('public/late.mp4'));
    await rig.write('public/long.wav', tone(1));
    await ffmpeg('-i', rig.path('public/long.wav'), '-af', 'pan=mono|c0=c0', rig.path('public/mono.wav'));
  };

  const levelOf = (from: number, to: number): number => {
    const window = film.subarray(from * 48_000, to * 48_000);
    return 10 * Math.log10(window.reduce((sum, sample) => sum + sample * sample, 1e-12) / window.length);
  };

  it('is heard when its picture is shown, also where it is trimmed and where a shot plays it', () => {
    const loud = levelOf(0.6, 0.9);
    expect(loud).toBeGreaterThan(-40);
    for (const [from, to] of [
      [0.02, 0.46],
      [1.03, 1.96],
      [2.54, 2.98],
    ] as const)
      expect(levelOf(from, to), `${from} s`).toBeLessThan(loud - 50);
    expect(levelOf(0.53, 0.56)).toBeCloseTo(loud, 0);
    expect(levelOf(2.03, 2.06)).toBeCloseTo(loud, 0);
    expect(levelOf(2.44, 2.47)).toBeCloseTo(loud, 0);
  });

  it('is as loud by each element, in mono as in stereo, and twice as loud at volume 2', () => {
    const loud = levelOf(2.1, 2.4);
    expect(Math.abs(levelOf(3.1, 3.9) - loud)).toBeLessThan(0.3);
    expect(Math.abs(levelOf(4.1, 4.9) - loud)).toBeLessThan(0.3);
    expect(Math.abs(levelOf(5.1, 5.4) - loud)).toBeLessThan(0.3);
    expect(Math.abs(levelOf(5.6, 5.85) - loud - 6.02)).toBeLessThan(0.3);
  });

  it('is heard from an address, over and over', () => {
    expect(Math.abs(levelOf(6.02, 6.98) - levelOf(2.1, 2.4))).toBeLessThan(0.5);
  });

  it('is refused by name where nothing is there and where nothing can be decoded', async () => {
    const failed = async (src: string): Promise<string> => {
      await rig.edit('scenes/played/video.tsx', "staticFile('mono.wav')", `staticFile('${src}')`);
      const {code, stdout, stderr, events} = await rig.reshoot(['render', '--json']);
      await rig.edit('scenes/played/video.tsx', `staticFile('${src}')`, "staticFile('mono.wav')");
      expect(code).toBe(2);
      expect(stdout.length + stderr.length).toBeLessThan(10_000);
      const last = events.at(-1);
      return last?.event === 'failed' ? last.message : stdout;
    };
    expect(await failed('nowhere.wav')).toMatch(/^file-missing[\s\S]*public\/nowhere\.wav/);
    await rig.write('public/broken.wav', Buffer.alloc(100_000, 'no sound'));
    expect(await failed('broken.wav')).toMatch(/^file-unusable[\s\S]*public\/broken\.wav/);
    expect(await readFile(rig.path('out/played/small.mp4'))).not.toHaveLength(0);
  });
});
