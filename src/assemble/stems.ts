import {writeFile} from 'node:fs/promises';
import type {Pcm} from '../media/pcm.ts';
import {wavBytes} from '../media/wav.ts';
import {mastered} from './master.ts';
import {type HeardFilm, mixOf, type Part, partsOf} from './mix-audio.ts';

/**
 * The parts of a film's sound, each at the level that it has in the film: faded and ducked, and turned up by what all of the film was turned up by. Their
 * sum is the film before its limiter.
 *
 * @param request.fileOf where a part goes.
 * @returns the files that were written.
 */
export const writeStems = async (request: HeardFilm & {readonly fileOf: (part: Part) => string}): Promise<string[]> => {
  const {loudness, fileOf, workFolder} = request;
  const {gain} = mastered(await mixOf(request, `${workFolder}/stems`), loudness, loudness.truePeakInDecibels);
  const files: string[] = [];
  for (const part of partsOf(request.timeline)) {
    const file = fileOf(part);
    await writeFile(file, wavBytes(louder(await mixOf(request, `${workFolder}/stems`, part), gain)));
    files.push(file);
  }
  return files;
};

const louder = ({left, right}: Pcm, gain: number): Pcm => ({
  left: left.map((sample) => sample * gain),
  right: right.map((sample) => sample * gain),
});
