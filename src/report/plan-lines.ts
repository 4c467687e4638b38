import type {Cost, Estimate} from '../core/generator.ts';
import type {Plan} from '../core/plan.ts';
import type {PlannedShot, PlannedTake, TakeAction} from '../core/planned-take.ts';
import {describeCount, describeDuration} from './quantity.ts';
import {tableLines} from './table.ts';

export interface PlanLinesOptions {
  /** The reading of a shot's prompt, a line a field; null where it was not asked for. */
  readonly explain: ((shot: PlannedShot) => readonly string[]) | null;
}

/**
 * A plan as people read it: what there is to do first, the sums last.
 *
 * @example
 * planLines(plan, {explain: null}) // ['action    shot  video  reason …', 'generate  stop  tram-fox  …', …]
 */
export const planLines = (plan: Plan, {explain}: PlanLinesOptions): readonly string[] => {
  const takes: PlannedTake[] = [...plan.shots, ...plan.sounds].sort((a, b) => rank[a.action] - rank[b.action]);
  const [head = '', ...rows] = tableLines(
    [
      {heading: 'action', align: 'left'},
      {heading: plan.sounds.length > 0 ? 'take' : 'shot', align: 'left'},
      {heading: 'video', align: 'left'},
      {heading: 'estimate', align: 'right'},
      {heading: 'reason', align: 'left'},
    ],
    takes.map((take) => [
      take.action,
      take.id,
      take.video,
      take.action === 'generate' ? describeEstimate(take.estimate) : '',
      reasonOf(take),
    ]),
  );
  const body = rows.flatMap((row, index) => {
    const take = takes[index];
    return take?.kind === 'shot' && explain ? ['', row, ...explain(take).map((line) => `  ${line}`)] : [row];
  });
  const segments = explain && plan.segments.details.length > 0 ? [...segmentLines(plan.segments), ''] : [];
  return [...(takes.length > 0 ? [head, ...body, ''] : []), ...segments, ...sumLines(plan)];
};

const reasonOf = (take: PlannedTake): string =>
  take.kind === 'shot' && take.continues !== undefined ? `${take.reason}; continues '${take.continues}'` : take.reason;

/** What costs most attention comes first. */
const rank: Readonly<Record<TakeAction, number>> = {generate: 0, restore: 1, keep: 2};

const describeEstimate = ({seconds, cost}: Estimate): string => {
  const time = seconds === 'unknown' ? 'time unknown' : describeDuration(seconds * 1000);
  return isFree(cost) ? time : `${time}, ${describeCost(cost)}`;
};

const isFree = (cost: Cost): boolean => cost !== 'unknown' && cost.amount === 0;

const describeCost = (cost: Cost): string => (cost === 'unknown' ? 'cost unknown' : `${cost.amount} ${cost.currency}`);

const wayCounts = ({reused, passthrough, layered, full}: Plan['segments']): string =>
  [`${reused} reused`, `${passthrough} to copy from takes`, `${layered} to blend`, `${full} to draw whole`]
    .filter((part) => !part.startsWith('0 '))
    .join(', ');

/** How each segment will be made, and why the browser has to draw it whole where it has. */
const segmentLines = ({details}: Plan['segments']): readonly string[] =>
  tableLines(
    [
      {heading: 'variant', align: 'left'},
      {heading: 'frames', align: 'left'},
      {heading: 'segment', align: 'left'},
    ],
    details.map(({variant, start, end, action, reason}) => [
      variant,
      `${start} to ${end - 1}`,
      reason === null ? action : `${action}: ${reason}`,
    ]),
  );

const sumLines = ({segments, totals, shots, sounds, timing}: Plan): readonly string[] => {
  const takes = [...shots, ...sounds];
  const restored = takes.filter(({action}) => action === 'restore').length;
  const seconds = takes.filter(({action}) => action === 'generate').map(({estimate}) => estimate.seconds);
  const known = seconds.reduce<number>((sum, item) => sum + (item === 'unknown' ? 0 : item), 0);
  const time = seconds.includes('unknown') ? `at least ${describeDuration(known * 1000)}` : `about ${describeDuration(known * 1000)}`;
  const spent = isFree(totals.cost) ? 'no cost' : describeCost(totals.cost);
  return [
    `${describeCount(totals.variants, 'variant')}, ${describeCount(totals.shots, 'shot')}, ${totals.sounds > 0 ? `${describeCount(totals.sounds, 'sound')}, ` : ''}${describeCount(totals.uniqueTakes, 'take')} in all`,
    totals.generate === 0
      ? `nothing to generate${restored > 0 ? `, ${restored} to restore` : ''}`
      : `${describeCount(totals.generate, 'take')} to generate (${time}, ${spent})${restored > 0 ? `, ${restored} to restore` : ''}`,
    `${describeCount(segments.total, 'segment')}: ${wayCounts(segments)}`,
    ...(timing === 'estimated'
      ? ['lengths are estimated: dialogue that the timeline follows is not made yet; a render makes it first']
      : []),
  ];
};
