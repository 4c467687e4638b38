import type {Cost, Estimate} from '../core/generator.ts';
import type {Plan, PlannedShot, ShotAction} from '../core/plan.ts';
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
  const shots = plan.shots.toSorted((a, b) => rank[a.action] - rank[b.action]);
  const [head = '', ...rows] = tableLines(
    [
      {heading: 'action', align: 'left'},
      {heading: 'shot', align: 'left'},
      {heading: 'video', align: 'left'},
      {heading: 'estimate', align: 'right'},
      {heading: 'reason', align: 'left'},
    ],
    shots.map((shot) => [shot.action, shot.id, shot.video, shot.action === 'generate' ? describeEstimate(shot.estimate) : '', shot.reason]),
  );
  const body = rows.flatMap((row, index) => {
    const shot = shots[index];
    return shot && explain ? ['', row, ...explain(shot).map((line) => `  ${line}`)] : [row];
  });
  return [...(shots.length > 0 ? [head, ...body, ''] : []), ...sumLines(plan)];
};

/** What costs most attention comes first. */
const rank: Readonly<Record<ShotAction, number>> = {generate: 0, restore: 1, keep: 2};

const describeEstimate = ({seconds, cost}: Estimate): string => {
  const time = seconds === 'unknown' ? 'time unknown' : describeDuration(seconds * 1000);
  return isFree(cost) ? time : `${time}, ${describeCost(cost)}`;
};

const isFree = (cost: Cost): boolean => cost !== 'unknown' && cost.amount === 0;

const describeCost = (cost: Cost): string => (cost === 'unknown' ? 'cost unknown' : `${cost.amount} ${cost.currency}`);

const sumLines = ({segments, totals, shots}: Plan): readonly string[] => {
  const restored = shots.filter(({action}) => action === 'restore').length;
  const seconds = shots.filter(({action}) => action === 'generate').map(({estimate}) => estimate.seconds);
  const known = seconds.reduce<number>((sum, item) => sum + (item === 'unknown' ? 0 : item), 0);
  const time = seconds.includes('unknown') ? `at least ${describeDuration(known * 1000)}` : `about ${describeDuration(known * 1000)}`;
  const spent = isFree(totals.cost) ? 'no cost' : describeCost(totals.cost);
  return [
    `${describeCount(totals.variants, 'variant')}, ${describeCount(totals.shots, 'shot')}, ${describeCount(totals.uniqueTakes, 'take')} in all`,
    totals.generate === 0
      ? `nothing to generate${restored > 0 ? `, ${restored} to restore` : ''}`
      : `${describeCount(totals.generate, 'take')} to generate (${time}, ${spent})${restored > 0 ? `, ${restored} to restore` : ''}`,
    `${describeCount(segments.total, 'segment')}: ${segments.reused} reused, ${segments.full} to render`,
  ];
};
