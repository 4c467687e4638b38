import type {Fingerprint} from '../core/brand.ts';
import type {Plan} from '../core/plan.ts';

/**
 * The right to spend money on the takes of one approved plan, and on no others. A generator that charges is never called without it. The
 * brand keeps an object written by hand from passing as one.
 */
export interface SpendPermit {
  readonly [issued]: ReadonlySet<Fingerprint>;
}

const issued: unique symbol = Symbol('spend permit');

/** What scans, plans, drafts and the studio have: nothing may be spent. */
export const noPermit: SpendPermit = {[issued]: new Set()};

/**
 * The permit that a user's approval of a plan issues: for exactly the takes that the plan generates.
 *
 * @example
 * await generate({…, permit: approved ? permitFor(plan) : noPermit});
 */
export const permitFor = (plan: Plan): SpendPermit => ({
  [issued]: new Set([...plan.shots, ...plan.sounds].filter(({action}) => action === 'generate').map(({fingerprint}) => fingerprint)),
});

/** Whether the plan that was approved has this take. */
export const maySpendOn = (permit: SpendPermit, fingerprint: Fingerprint): boolean => permit[issued].has(fingerprint);
