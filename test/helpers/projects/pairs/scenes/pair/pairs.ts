/** What a film may have. Each is tried beside each other one, there and not there. */
export const features = [
  'dialogue',
  'captionsOf',
  'useDialogue',
  'lengthFollows',
  'ambience',
  'music',
  'effect',
  'ownSound',
  'continues',
  'footage',
  'captionsFile',
  'element',
  'oneFrame',
  'moving',
] as const;

export type Feature = (typeof features)[number];
export type Features = Readonly<Record<Feature, boolean>>;

/** The first three of these are nothing without a line, which they add. */
const needLine: readonly Feature[] = ['captionsOf', 'useDialogue', 'lengthFollows'];

/** A covering array: few rows in which every pair of features stands in all four ways, as far as they allow. Greedy, and the same in every run. */
export const coveringRows = (): Features[] => {
  const pairs = new Set<string>();
  const nameOf = (a: number, b: number, values: readonly boolean[]): string => `${a}=${values[a]} ${b}=${values[b]}`;
  const namesIn = (row: readonly boolean[]): string[] => features.flatMap((_, b) => features.slice(0, b).map((__, a) => nameOf(a, b, row)));
  const rowOf = (bits: number): boolean[] => {
    const row = features.map((_, at) => ((bits >> at) & 1) === 1);
    if (needLine.some((name) => row[features.indexOf(name)])) row[features.indexOf('dialogue')] = true;
    return row;
  };
  const all = Array.from({length: 2 ** features.length}, (_, bits) => rowOf(bits));
  for (const row of all) for (const name of namesIn(row)) pairs.add(name);
  const rows: Features[] = [];
  while (pairs.size > 0) {
    let best: readonly boolean[] = [];
    let most = 0;
    for (const row of all) {
      const count = namesIn(row).filter((name) => pairs.has(name)).length;
      if (count > most) [best, most] = [row, count];
    }
    for (const name of namesIn(best)) pairs.delete(name);
    // Each feature has its name.
    rows.push(Object.fromEntries(features.map((name, at) => [name, best[at] ?? false])) as Features);
  }
  return rows;
};
