/**
 * From what a generator lets be heard with its pictures to the sound of a take: 48 kHz stereo, 16 bits, exactly as long as the pictures, at the
 * loudness of all stored sounds. It lies in the take's own file, so that whoever has the one has the other.
 */
import {readFile, rm, writeFile} from 'node:fs/promises';
import {ReshootError} from '../core/errors.ts';
import type {GeneratedSound} from '../core/generator.ts';
import {nameOf, type PlannedShot} from '../core/planned-take.ts';
import type {TimedWord} from '../core/timed-word.ts';
import {runFfmpeg} from '../media/ffmpeg.ts';
import {firstMoment} from '../media/first-moment.ts';
import {type Pcm, sampleOfFrame, sampleRateInHertz, silence} from '../media/pcm.ts';
import {toReferenceLoudness} from '../media/reference-loudness.ts';
import {to48Kilohertz} from '../media/resample.ts';
import {readStereoWav, wavBytes} from '../media/wav.ts';
import {checkSamples} from './check-samples.ts';
import type {PictureFile, PictureSource} from './picture-source.ts';

export interface ShotSoundToConform {
  readonly shot: PlannedShot;
  readonly source: PictureSource;
  /** Where the sound is written; the take's file takes it in. */
  readonly file: string;
  readonly signal: AbortSignal;
  readonly onWarning: (message: string) => void;
}

/** A sound that is written. */
export interface ConformedShotSound {
  readonly file: string;
  readonly words: readonly TimedWord[] | null;
}

/** A picture's sound begins and ends where its pictures do, in the middle of a wave: it fades over 5 ms, because a step would click. */
const edgeInSamples = Math.round(0.005 * sampleRateInHertz);

/**
 * Writes the sound that the shot's spec asks for. What nobody has asked for is dropped, and said.
 *
 * @returns null where the shot is silent.
 * @throws ReshootError `generator-failed` where there is none although it was asked for, or samples are no numbers or too few.
 */
export const conformShotSound = async (request: ShotSoundToConform): Promise<ConformedShotSound | null> => {
  const {shot, source, file, onWarning} = request;
  if (shot.spec.sound === undefined) {
    if (hasSound(source)) onWarning(`generator '${shot.generator.id}' made sound as well, which nobody asked for: it is dropped`);
    return null;
  }
  const given = source.kind === 'frames' ? source.sound : await soundOfFile(request, source);
  if (given === undefined) throw wrongSound(shot, 'sound with its pictures, because the shot asks for it', 'none');
  checkSamples(given, (expected, found) => {
    throw wrongSound(shot, expected, found);
  });
  const [left = new Float32Array(), right = left] = given.channels.map((channel) => to48Kilohertz(channel, given.sampleRateInHertz));
  const pcm = asLongAsItsPictures(request, {left, right});
  await writeFile(file, wavBytes(faded(toReferenceLoudness(pcm, 'shot'))));
  return {file, words: given.words};
};

const hasSound = (source: PictureSource): boolean => (source.kind === 'frames' ? source.sound !== undefined : source.hasSound);

/** Decoded at its own rate, so that it is resampled once, and laid where its file has it: sound may begin after the first picture, or before. */
const soundOfFile = async ({file, signal}: ShotSoundToConform, source: PictureFile): Promise<GeneratedSound | undefined> => {
  if (!source.hasSound) return undefined;
  const seenAt = source.firstPictureInSeconds;
  const heardAt = await firstMoment(source.path, 'sound');
  const late = seenAt === null || heardAt === null ? 0 : heardAt - seenAt;
  const wav = `${file}.source.wav`;
  try {
    await runFfmpeg('ffmpeg', ['-y', '-v', 'error', '-i', source.path, '-map', '0:a:0', '-ac', '2', '-c:a', 'pcm_s24le', wav], signal);
    const {pcm, sampleRateInHertz: rate} = readStereoWav(await readFile(wav));
    const shift = Math.round(late * rate);
    return {sampleRateInHertz: rate, channels: [shifted(pcm.left, shift), shifted(pcm.right, shift)], words: source.words ?? null};
  } finally {
    await rm(wav, {force: true});
  }
};

const shifted = (samples: Float32Array, by: number): Float32Array => {
  if (by <= 0) return samples.subarray(-by);
  const later = new Float32Array(samples.length + by);
  later.set(samples, by);
  return later;
};

/** Cuts what is heard after the last picture. A file's sound may end earlier, as encoders leave it; samples that a generator counted may not. */
const asLongAsItsPictures = ({shot, source, onWarning}: ShotSoundToConform, {left, right}: Pcm): Pcm => {
  const {durationInFrames, framesPerSecond} = shot.spec;
  const length = sampleOfFrame(durationInFrames, framesPerSecond);
  const missing = length - left.length;
  const inSeconds = (samples: number): string => `${(samples / sampleRateInHertz).toFixed(3)} s`;
  // Half a frame of grace: rates such as 29.97 do not divide.
  if (source.kind === 'frames' && missing > sampleOfFrame(0.5, framesPerSecond))
    throw wrongSound(shot, `${inSeconds(length)} of sound or more, for ${durationInFrames} frames`, inSeconds(left.length));
  // Encoders lose a tenth of a second at most.
  if (missing > sampleRateInHertz / 10) onWarning(`its sound ends ${inSeconds(missing)} before its picture; the rest is silent`);
  const whole = silence(length);
  whole.left.set(left.subarray(0, length));
  whole.right.set(right.subarray(0, length));
  return whole;
};

const faded = ({left, right}: Pcm): Pcm => {
  for (const channel of [left, right]) {
    const edge = Math.min(edgeInSamples, Math.floor(channel.length / 2));
    for (let i = 0; i < edge; i++) {
      const end = channel.length - 1 - i;
      channel[i] = ((channel[i] ?? 0) * i) / edge;
      channel[end] = ((channel[end] ?? 0) * i) / edge;
    }
  }
  return {left, right};
};

const wrongSound = (shot: PlannedShot, expected: string, found: string): ReshootError =>
  new ReshootError('generator-failed', {
    expected: `${expected}, from generator '${shot.generator.id}'`,
    found,
    fix: "mend the generator, or write audio={{…, madeBy: 'sounds'}}: generators of sounds then make it",
    where: nameOf(shot),
  });
