/**
 * From what a generator hands back to a take: exactly the spec's frames, size and constant rate, in the encoding that segments share.
 */
import type {GeneratedPicture} from '../core/generator.ts';
import type {PlannedShot} from '../core/planned-take.ts';
import type {ShotSpec} from '../core/spec.ts';
import {takeKeyframesEvery} from '../core/take-keyframes.ts';
import {unreachable} from '../core/unreachable.ts';
import {runFfmpeg, startFfmpeg} from '../media/ffmpeg.ts';
import {h264, h264Arguments, rawRgbInput} from '../media/h264.ts';
import {sampleOfFrame, sampleRateInHertz} from '../media/pcm.ts';
import {probe} from '../media/probe.ts';
import {type ConformedShotSound, conformShotSound} from './conform-shot-sound.ts';
import {type PictureFile, readPictureSource} from './picture-source.ts';
import {wrongPictures} from './wrong-pictures.ts';

export interface ConformRequest {
  readonly shot: PlannedShot;
  readonly picture: GeneratedPicture;
  /** Where the take is written. */
  readonly film: string;
  /** The generator's files lie in it. */
  readonly workFolder: string;
  readonly signal: AbortSignal;
  readonly onEncoded: (share: number) => void;
  readonly onWarning: (message: string) => void;
}

type WithSound = ConformRequest & {readonly sound: ConformedShotSound | null};

/**
 * Writes the take's film, with its sound where the spec asks for one.
 *
 * @returns what is known of its sound; null where it has none.
 * @throws ReshootError `generator-failed` where the pictures are not what the spec asks for: too few, too many, of another length.
 */
export const conform = async (wanted: ConformRequest): Promise<ConformedShotSound | null> => {
  const source = await readPictureSource(wanted);
  const sound = await conformShotSound({...wanted, source, file: `${wanted.film}.sound.wav`});
  const request: WithSound = {...wanted, sound};
  switch (source.kind) {
    case 'frames':
      await encodeFrames(request, source);
      break;
    case 'file':
      await encodeFile(request, source);
      break;
    default:
      unreachable(source);
  }
  await verify(request);
  return sound;
};

const encodeFrames = async (request: WithSound, picture: GeneratedPicture & {kind: 'frames'}): Promise<void> => {
  const {shot, film, signal} = request;
  const {framesPerSecond, durationInFrames} = shot.spec;
  const {width, height} = picture;
  const sizeInBytes = 3 * width * height;
  const ffmpeg = startFfmpeg(
    'ffmpeg',
    [
      ...['-v', 'error', ...rawRgbInput(width, height, framesPerSecond), ...soundInput(request)],
      ...[...encoding(shot.spec, {width, height}), ...soundOutput(request), film],
    ],
    signal,
  );
  try {
    let count = 0;
    for await (const frame of picture.frames) {
      count += 1;
      if (count > durationInFrames) throw wrongPictures(shot, `exactly ${durationInFrames} frames`, `more than ${durationInFrames} frames`);
      if (frame.byteLength !== sizeInBytes) {
        throw wrongPictures(
          shot,
          `${sizeInBytes} bytes a frame, 3 × ${width} × ${height}`,
          `${frame.byteLength} bytes in frame ${count - 1}`,
        );
      }
      await written(ffmpeg, frame);
      request.onEncoded(count / durationInFrames);
    }
    if (count < durationInFrames) throw wrongPictures(shot, `exactly ${durationInFrames} frames`, `${count} frames`);
    ffmpeg.stdin.end();
    await ffmpeg.done;
  } finally {
    // Ends a process that waits for pictures which will not come; one that is done is not touched.
    ffmpeg.kill();
  }
};

/**
 * Resolves when ffmpeg has taken the whole frame: a generator may then paint over the same bytes, and no more than one frame is ever in
 * memory twice.
 */
const written = (ffmpeg: ReturnType<typeof startFfmpeg>, frame: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    ffmpeg.stdin.write(frame, (error) => {
      if (!error) resolve();
    });
    // Where it died, the pipe breaks; its own words say why.
    ffmpeg.done.then(() => reject(new Error('ffmpeg ended before its last picture')), reject);
  });

const encodeFile = async (request: WithSound, source: PictureFile): Promise<void> => {
  const {shot, film, signal} = request;
  const {framesPerSecond, durationInFrames} = shot.spec;
  const {video} = source;
  const found = video.durationInFrames / video.framesPerSecond;
  // Half a frame of grace: rates such as 29.97 do not divide.
  if (found < (durationInFrames - 0.5) / framesPerSecond) {
    const wanted = `${durationInFrames} frames at ${framesPerSecond} a second (${(durationInFrames / framesPerSecond).toFixed(3)} s) or more`;
    throw wrongPictures(shot, wanted, `${video.durationInFrames} frames at ${video.framesPerSecond} a second (${found.toFixed(3)} s)`);
  }
  const input = ['-v', 'error', ...fromItsFirstPicture(source), '-i', source.path, ...soundInput(request)];
  const trim = ['-sn', '-dn', '-fps_mode', 'cfr', '-frames:v', String(durationInFrames)];
  const streams = request.sound === null ? ['-an', '-map', '0:v:0'] : soundOutput(request);
  await runFfmpeg('ffmpeg', [...input, ...encoding(shot.spec, video), ...trim, ...streams, film], signal);
  request.onEncoded(1);
};

/**
 * The take begins with the file's first picture. On the file's clock something else may begin before it, sound above all, and ffmpeg would show the
 * first picture twice or longer until then. The whole clock is set, because ffmpeg takes the start of some containers for zero and that of others not.
 */
const fromItsFirstPicture = ({firstPictureInSeconds: first}: PictureFile): string[] =>
  first === null ? [] : ['-copyts', '-itsoffset', (-first).toFixed(6)];

const soundInput = ({sound}: WithSound): string[] => (sound === null ? [] : ['-i', sound.file]);

/** As it is: neither AAC's rounding nor the samples that AAC adds in front. No browser has to play it, for the mix and the studio take it out. */
const soundOutput = ({sound}: WithSound): string[] =>
  sound === null ? [] : ['-map', '0:v:0', '-map', '1:a:0', '-c:a', 'pcm_s16le', '-flags:a', '+bitexact'];

const encoding = (spec: ShotSpec, from: {readonly width: number; readonly height: number}): string[] => {
  const {width, height, framesPerSecond} = spec;
  const fits = from.width === width && from.height === height;
  // Filled and cut evenly: a take never has borders, and nothing in it is stretched.
  const filters = fits ? [] : [`scale=${width}:${height}:force_original_aspect_ratio=increase:flags=lanczos`, `crop=${width}:${height}`];
  // Square pixels, said outright: scaling leaves a shape of 4320:4321 or so where sizes do not divide.
  return [...h264Arguments({...h264.take, filters}, framesPerSecond, takeKeyframesEvery(framesPerSecond)), '-aspect', `${width}:${height}`];
};

/** Reads back what was written: the store and the lock vouch for these facts. */
const verify = async ({shot, film, sound}: WithSound): Promise<void> => {
  const {width, height, framesPerSecond, durationInFrames} = shot.spec;
  const {video, audio} = await probe(film);
  const found = video
    ? `${video.codec} ${video.pixelFormat} ${video.width}x${video.height}, ${video.durationInFrames} frames at ${video.framesPerSecond} a second`
    : 'no pictures';
  const isExact =
    video !== null &&
    video.codec === 'h264' &&
    video.pixelFormat === 'yuv420p' &&
    video.width === width &&
    video.height === height &&
    video.durationInFrames === durationInFrames &&
    Math.abs(video.framesPerSecond - framesPerSecond) < 0.001 * framesPerSecond;
  const inSamples = Math.round((audio?.durationInSeconds ?? 0) * sampleRateInHertz);
  if (sound !== null && inSamples !== sampleOfFrame(durationInFrames, framesPerSecond))
    throw wrongPictures(shot, `${sampleOfFrame(durationInFrames, framesPerSecond)} samples of sound`, `${inSamples}`);
  if (isExact) return;
  throw wrongPictures(shot, `h264 yuv420p ${width}x${height}, ${durationInFrames} frames at ${framesPerSecond} a second`, found);
};
