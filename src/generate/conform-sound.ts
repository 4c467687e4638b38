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
import {checkSamples} from './check-samples.ts';

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
  checkSamples(sound, (expected, found) => {
    throw new ReshootError('generator-failed', {
      expected: `${expected}, from generator '${take.generator.id}'`,
      found,
      fix: 'mend the generator, or name another one',
      where: nameOf(take),
    });
  });
  const [left = new Float32Array(), right = left] = sound.channels.map((channel) => to48Kilohertz(channel, sound.sampleRateInHertz));
  const pcm = toReferenceLoudness({left, right}, take.kind);
  await writeFile(file, wavBytes(pcm));
  return {sampleRateInHertz, channels: 2, durationInSamples: pcm.left.length};
};
