import type {GeneratedSound} from '../core/generator.ts';

/**
 * Refuses samples that are none, are no numbers, or whose words lie outside of them.
 *
 * @param complain throws, in the name of the take.
 */
export const checkSamples = (
  {channels, sampleRateInHertz: rate, words}: GeneratedSound,
  complain: (expected: string, found: string) => never,
): void => {
  const length = channels[0]?.length ?? 0;
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
