/** A column: its heading, and the side its cells stand at. */
export interface Column {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

/**
 * Rows under headings, in columns as wide as their widest cell. No line ends in spaces, so that the text can be compared.
 *
 * @example
 * tableLines([{heading: 'film', align: 'left'}, {heading: 'took', align: 'right'}], [['out/a.mp4', '8.1 s']])
 */
export const tableLines = (columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] => {
  const lines = [columns.map(({heading}) => heading), ...rows];
  const widths = columns.map((_, index) => Math.max(...lines.map((cells) => (cells[index] ?? '').length)));
  return lines.map((cells) =>
    columns
      .map(({align}, index) => {
        const [cell, width] = [cells[index] ?? '', widths[index] ?? 0];
        return align === 'left' ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
};
