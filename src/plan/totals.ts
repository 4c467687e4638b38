import type {Plan, PlannedShot} from '../core/plan.ts';

/** The sums of a plan. Money of two currencies, or one unknown amount, makes the sum unknown: a bill is never understated. */
export const planTotals = (shots: readonly PlannedShot[], variants: number): Plan['totals'] => {
  const toMake = shots.filter((shot) => shot.action === 'generate');
  return {
    variants,
    shots: shots.reduce((sum, shot) => sum + shot.variants.length, 0),
    uniqueTakes: new Set(shots.map((shot) => shot.fingerprint)).size,
    generate: new Set(toMake.map((shot) => shot.fingerprint)).size,
    cost: sumOfCosts(toMake),
  };
};

const sumOfCosts = (shots: readonly PlannedShot[]): Plan['totals']['cost'] => {
  let amount = 0;
  let currency: string | null = null;
  const seen = new Set<string>();
  for (const {fingerprint, estimate} of shots) {
    if (seen.has(fingerprint)) continue;
    seen.add(fingerprint);
    if (estimate.cost === 'unknown') return 'unknown';
    if (estimate.cost.amount === 0) continue;
    if (currency !== null && currency !== estimate.cost.currency) return 'unknown';
    currency = estimate.cost.currency;
    amount += estimate.cost.amount;
  }
  return {amount, currency: currency ?? 'USD'};
};
