/**
 * A length of time as people say it: precise while it is short, round when it is long.
 *
 * @example
 * describeDuration(8123) // '8.1 s'
 * describeDuration(200_000) // '3 min 20 s'
 */
export const describeDuration = (milliseconds: number): string => {
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 90) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/**
 * A size as people say it, in decimal units.
 *
 * @example
 * describeBytes(1_536_000) // '1.5 MB'
 */
export const describeBytes = (sizeInBytes: number): string => {
  if (sizeInBytes < 1000) return `${sizeInBytes} B`;
  let size = sizeInBytes;
  for (const unit of ['kB', 'MB', 'GB']) {
    size /= 1000;
    if (size < 999.5) return `${size < 9.95 ? size.toFixed(1) : size.toFixed(0)} ${unit}`;
  }
  return `${(size / 1000).toFixed(1)} TB`;
};

/**
 * A count with its word.
 *
 * @example
 * describeCount(1, 'take') // '1 take'
 * describeCount(3, 'take') // '3 takes'
 */
export const describeCount = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
