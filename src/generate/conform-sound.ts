/**
 * From what a generator hands back to a sound's take: 48 kHz stereo, 16-bit WAV, at the one loudness at which all sounds are stored, so that a
 * gain means the same whichever voice or generator made it.
 */
import {writeFile} from 'node:fs/promises';
import {ReshootError} from '../core/errors.ts';
import type {GeneratedSound} from '../core/generator.ts';
import {nameOf, type PlannedSound} from '../core/planned-take.ts';
import {type Pcm, sampleRateInHertz} from '../media/pcm.ts';
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
  const loud = toReferenceLoudness({left, right}, take.kind);
  // Beds repeat: their end is followed by their beginning.
  const pcm = take.kind === 'dialogue' || take.kind === 'effect' ? withQuietEdges(loud) : loud;
  await writeFile(file, wavBytes(pcm));
  return {sampleRateInHertz, channels: 2, durationInSamples: pcm.left.length};
};

/** Louder first and last samples are heard as a click: the wave begins, or is cut off, on its way. */
const quietEdge = 0.001;

/** Too short to take the bite off a knock, long enough for a step not to be heard as one. */
const riseInSamples = Math.round(0.001 * sampleRateInHertz);
const fallInSamples = Math.round(0.005 * sampleRateInHertz);

const withQuietEdges = ({left, right}: Pcm): Pcm => {
  const last = left.length - 1;
  const isCut = (at: number): boolean => Math.abs(left[at] ?? 0) > quietEdge || Math.abs(right[at] ?? 0) > quietEdge;
  const rise = isCut(0) ? Math.min(riseInSamples, left.length) : 0;
  const fall = isCut(last) ? Math.min(fallInSamples, left.length) : 0;
  if (rise === 0 && fall === 0) return {left, right};
  const levelAt = (i: number): number => (i < rise ? i / rise : 1) * (last - i < fall ? (last - i) / fall : 1);
  return {left: left.map((sample, i) => sample * levelAt(i)), right: right.map((sample, i) => sample * levelAt(i))};
};
