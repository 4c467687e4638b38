/** What a film, or a render of it, may have. Each is tried beside each other one, there and not there. */
export const allFeatures = [
  'twoFormats',
  'twoRows',
  'captionedSpeech',
  'lengthOfSpeech',
  'continuedShot',
  'ownSound',
  'draft',
  'stems',
  'verify',
  'transition',
  'captionsFile',
  'trimmedMusic',
] as const;

export type Feature = (typeof allFeatures)[number];

/** A length can only follow speech where something is said. */
const withNeeded = (row: readonly boolean[]): boolean[] =>
  row.map((has, at) => has || (allFeatures[at] === 'captionedSpeech' && row[allFeatures.indexOf('lengthOfSpeech')] === true));

/** A covering array: few rows in which every pair of features stands in all four ways, as far as they allow. Greedy, and the same in every run. */
export const coveringRows = (): readonly (readonly Feature[])[] => {
  const pairsIn = (row: readonly boolean[]): string[] =>
    allFeatures.flatMap((_, b) => allFeatures.slice(0, b).map((__, a) => `${a}=${row[a]} ${b}=${row[b]}`));
  const candidates = Array.from({length: 2 ** allFeatures.length}, (_, bits) =>
    withNeeded(allFeatures.map((__, at) => ((bits >> at) & 1) === 1)),
  );
  const left = new Set(candidates.flatMap(pairsIn));
  const rows: Feature[][] = [];
  while (left.size > 0) {
    const countOf = (row: readonly boolean[]): number => pairsIn(row).filter((pair) => left.has(pair)).length;
    let best = candidates[0] ?? [];
    let most = 0;
    for (const row of candidates) {
      const count = countOf(row);
      if (count > most) [best, most] = [row, count];
    }
    for (const pair of pairsIn(best)) left.delete(pair);
    rows.push(allFeatures.filter((_, at) => best[at]));
  }
  return rows;
};
