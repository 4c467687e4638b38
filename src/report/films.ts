import type {FinishedVariant} from '../core/events.ts';
import {describeDuration} from './quantity.ts';
import {tableLines} from './table.ts';

/** What a render made, a film a line: what was done anew stands beside what there is. */
export const filmLines = (variants: readonly FinishedVariant[]): readonly string[] =>
  tableLines(
    [
      {heading: 'film', align: 'left'},
      {heading: 'took', align: 'right'},
      {heading: 'frames captured', align: 'right'},
      {heading: 'segments reused', align: 'right'},
      {heading: 'takes kept', align: 'right'},
      {heading: 'restored', align: 'right'},
      {heading: 'generated', align: 'right'},
    ],
    variants.map(({film, durationInMilliseconds, frames, segments, shots, sounds}) => [
      film,
      describeDuration(durationInMilliseconds),
      `${frames.captured} of ${frames.total}`,
      `${segments.reused} of ${segments.total}`,
      `${shots.kept + sounds.kept}`,
      `${shots.restored + sounds.restored}`,
      `${shots.generated + sounds.generated}`,
    ]),
  );
