/**
 * The file whose name is nearest to one that is not there: the same but for case, ending or folder, or a few letters apart. Null where none is near.
 *
 * @example
 * nearestFile('shots/a.mp4', ['shots/A.mp4', 'logo.png']) // 'shots/A.mp4'
 */
export const nearestFile = (name: string, files: readonly string[]): string | null => {
  const wanted = name.toLowerCase();
  const ranked = files
    .map((file) => ({file, distance: distanceOf(wanted, file.toLowerCase())}))
    .sort((a, b) => a.distance - b.distance || (a.file < b.file ? -1 : 1));
  const [best] = ranked;
  return best !== undefined && best.distance <= Math.max(2, Math.floor(wanted.length / 3)) ? best.file : null;
};

/** Names in another folder are as near as they are alike. */
const distanceOf = (wanted: string, file: string): number =>
  Math.min(editDistance(wanted, file), 1 + editDistance(baseName(wanted), baseName(file)));

const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** Letters to change, add or leave out (Levenshtein, 1965). */
const editDistance = (a: string, b: string): number => {
  let row = Array.from({length: b.length + 1}, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};
