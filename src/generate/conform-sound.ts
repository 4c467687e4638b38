/**
 * From what a generator hands back to a sound's take: 48 kHz stereo, 16-bit WAV, at the one loudness at which all sounds are stored, so that a
 * gain means the same whichever voice or generator made it.
 */
import {writeFile} from 'node:fs/promises';
import {ReshootError} from '../core/errors.ts';
import type {GeneratedSound} from '../core/generator.ts';
import {nameOf, type PlannedSound} from '../core/plan.ts';
import {sampleRateInHertz} from '../media/pcm.ts';
import {toReferenceLoudness} from '../media/reference-loudness.ts';
import {to48Kilohertz} from '../media/resample.ts';
import {wavBytes} from '../media/wav.ts';
import type {SoundMedia} from '../store/sound-record.ts';

/**
 * Writes the take's file.
 *
 * @throws ReshootError `generator-failed` where the samples are none, are no numbers, or words lie outside of them.
 */
export const conformSound = async (request: {
  readonly take: PlannedSound;
  readonly sound: GeneratedSound;
  readonly file: string;
}): Promise<SoundMedia> => {
  const {take, sound, file} = request;
  check(take, sound);
  const [left = new Float32Array(), right = left] = sound.channels.map((channel) => to48Kilohertz(channel, sound.sampleRateInHertz));
  const pcm = toReferenceLoudness({left, right}, take.kind);
  await writeFile(file, wavBytes(pcm));
  return {sampleRateInHertz, channels: 2, durationInSamples: pcm.left.length};
};

const check = (take: PlannedSound, {channels, sampleRateInHertz: rate, words}: GeneratedSound): void => {
  const length = channels[0]?.length ?? 0;
  const complain = (expected: string, found: string): never => {
    throw new ReshootError('generator-failed', {
      expected: `${expected}, from generator '${take.generator.id}'`,
      found,
      fix: 'mend the generator, or name another one',
      where: nameOf(take),
    });
  };
  if (!Number.isInteger(rate) || rate < 8000 || rate > 192_000) complain('a rate from 8000 to 192000 Hz', `${rate} Hz`);
  if (channels.length < 1 || channels.length > 2) complain('one or two channels', `${channels.length}`);
  if (length === 0) complain('at least one sample', 'none');
  if (channels.some((channel) => channel.length !== length))
    complain('channels of equal length', channels.map((each) => each.length).join(' and '));
  if (channels.some((channel) => !channel.every(Number.isFinite))) complain('finite samples', 'NaN or Infinity');
  const durationInSeconds = length / rate;
  let end = 0;
  for (const word of words ?? []) {
    const isInOrder =
      word.startInSeconds >= end - 1e-6 && word.endInSeconds >= word.startInSeconds && word.endInSeconds <= durationInSeconds + 1e-3;
    if (!isInOrder)
      complain(
        'words in order, inside the sound',
        `${JSON.stringify(word)} after ${end.toFixed(3)} s of ${durationInSeconds.toFixed(3)} s`,
      );
    end = word.endInSeconds;
  }
};
