import type {Plan} from '../core/plan.ts';
import type {PlannedShot, PlannedSound, PlannedTake} from '../core/planned-take.ts';

/** The sums of a plan. Money of two currencies, or one unknown amount, makes the sum unknown: a bill is never understated. */
export const planTotals = (shots: readonly PlannedShot[], variants: number, sounds: readonly PlannedSound[] = []): Plan['totals'] => {
  const takes: readonly PlannedTake[] = [...shots, ...sounds];
  const toMake = takes.filter((take) => take.action === 'generate');
  return {
    variants,
    shots: inVariants(shots),
    sounds: inVariants(sounds),
    uniqueTakes: new Set(takes.map((take) => take.fingerprint)).size,
    generate: new Set(toMake.map((take) => take.fingerprint)).size,
    cost: sumOfCosts(toMake),
  };
};

/** Every film counts its own. */
const inVariants = (takes: readonly PlannedTake[]): number => takes.reduce((sum, take) => sum + take.variants.length, 0);

const sumOfCosts = (takes: readonly PlannedTake[]): Plan['totals']['cost'] => {
  let amount = 0;
  let currency: string | null = null;
  const seen = new Set<string>();
  for (const {fingerprint, estimate} of takes) {
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
