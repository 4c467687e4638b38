/**
 * From what a generator hands back to a take: exactly the spec's frames, size and constant rate, in the encoding that segments share.
 */
import path from 'node:path';
import {ReshootError} from '../core/errors.ts';
import type {GeneratedPicture} from '../core/generator.ts';
import {nameOf, type PlannedShot} from '../core/plan.ts';
import type {ShotSpec} from '../core/spec.ts';
import {takeKeyframesEvery} from '../core/take-keyframes.ts';
import {unreachable} from '../core/unreachable.ts';
import {runFfmpeg, startFfmpeg} from '../media/ffmpeg.ts';
import {h264, h264Arguments, rawRgbInput} from '../media/h264.ts';
import {type MediaFacts, probe} from '../media/probe.ts';

export interface ConformRequest {
  readonly shot: PlannedShot;
  readonly picture: GeneratedPicture;
  /** Where the take is written. */
  readonly film: string;
  /** The generator's files lie in it. */
  readonly workFolder: string;
  readonly signal: AbortSignal;
  readonly onEncoded: (share: number) => void;
}

/**
 * Writes the take's film.
 *
 * @throws ReshootError `generator-failed` where the pictures are not what the spec asks for: too few, too many, of another length.
 */
export const conform = async (request: ConformRequest): Promise<void> => {
  const {picture} = request;
  switch (picture.kind) {
    case 'frames':
      await encodeFrames(request, picture);
      break;
    case 'file':
      await encodeFile(request, picture);
      break;
    default:
      unreachable(picture);
  }
  await verify(request);
};

const encodeFrames = async (request: ConformRequest, picture: GeneratedPicture & {kind: 'frames'}): Promise<void> => {
  const {shot, film, signal} = request;
  const {framesPerSecond, durationInFrames} = shot.spec;
  const {width, height} = picture;
  const sizeInBytes = 3 * width * height;
  const ffmpeg = startFfmpeg(
    'ffmpeg',
    ['-v', 'error', ...rawRgbInput(width, height, framesPerSecond), ...encoding(shot.spec, {width, height}), film],
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

const encodeFile = async (request: ConformRequest, picture: GeneratedPicture & {kind: 'file'}): Promise<void> => {
  const {shot, film, signal} = request;
  const {framesPerSecond, durationInFrames} = shot.spec;
  const source = await probeSource(request, picture.path);
  const found = source.durationInFrames / source.framesPerSecond;
  // Half a frame of grace: rates such as 29.97 do not divide.
  if (found < (durationInFrames - 0.5) / framesPerSecond) {
    const wanted = `${durationInFrames} frames at ${framesPerSecond} a second (${(durationInFrames / framesPerSecond).toFixed(3)} s) or more`;
    throw wrongPictures(shot, wanted, `${source.durationInFrames} frames at ${source.framesPerSecond} a second (${found.toFixed(3)} s)`);
  }
  const input = ['-v', 'error', '-i', path.resolve(picture.path), '-an', '-sn', '-dn'];
  const trim = ['-fps_mode', 'cfr', '-frames:v', String(durationInFrames)];
  await runFfmpeg('ffmpeg', [...input, ...encoding(shot.spec, source), ...trim, film], signal);
  request.onEncoded(1);
};

const probeSource = async ({shot, workFolder}: ConformRequest, file: string): Promise<NonNullable<MediaFacts['video']>> => {
  const inside = path.relative(workFolder, path.resolve(file));
  if (inside.startsWith('..') || path.isAbsolute(inside)) throw wrongPictures(shot, 'a file inside the work folder', file);
  const {video} = await probe(path.resolve(file)).catch((cause: unknown) => {
    throw wrongPictures(shot, 'a video file that ffprobe can read', String(cause));
  });
  if (video === null || !(video.framesPerSecond > 0)) throw wrongPictures(shot, 'a file with moving pictures', path.basename(file));
  return video;
};

const encoding = (spec: ShotSpec, from: {readonly width: number; readonly height: number}): string[] => {
  const {width, height, framesPerSecond} = spec;
  const fits = from.width === width && from.height === height;
  // Filled and cut evenly: a take never has borders, and nothing in it is stretched.
  const filters = fits ? [] : [`scale=${width}:${height}:force_original_aspect_ratio=increase:flags=lanczos`, `crop=${width}:${height}`];
  // Square pixels, said outright: scaling leaves a shape of 4320:4321 or so where sizes do not divide.
  return [...h264Arguments({...h264.take, filters}, framesPerSecond, takeKeyframesEvery(framesPerSecond)), '-aspect', `${width}:${height}`];
};

/** Reads back what was written: the store and the lock vouch for these facts. */
const verify = async ({shot, film}: ConformRequest): Promise<void> => {
  const {width, height, framesPerSecond, durationInFrames} = shot.spec;
  const {video} = await probe(film);
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
  if (isExact) return;
  throw wrongPictures(shot, `h264 yuv420p ${width}x${height}, ${durationInFrames} frames at ${framesPerSecond} a second`, found);
};

const wrongPictures = (shot: PlannedShot, expected: string, found: string): ReshootError =>
  new ReshootError('generator-failed', {
    expected: `${expected}, from generator '${shot.generator.id}'`,
    found,
    fix: 'mend the generator, or name another one: generator="testcard"',
    where: nameOf(shot),
  });
