import type {WorkName} from '../core/work.ts';
import type {ProjectPlan} from './plan-project.ts';
import {selectTakes} from './select-takes.ts';
import {takeWorkName} from './take-work.ts';
import {withNeeds} from './with-needs.ts';

const none: ReadonlySet<WorkName> = new Set();

const known = new WeakMap<ProjectPlan, ReadonlySet<WorkName>>();

/**
 * Names of the takes that patterns choose, and of everything that has to be made before them; none until every timeline is settled, because until then not
 * all takes are known.
 *
 * @throws ReshootError `variant-unknown` for a pattern that names nothing.
 */
export const chosenTakes = (plan: ProjectPlan, patterns: readonly string[]): ReadonlySet<WorkName> => {
  if (!plan.isSettled) return none;
  const {shots, sounds} = plan.summary;
  const chosen = known.get(plan) ?? withNeeds(plan.work, selectTakes([...shots, ...sounds], patterns).map(takeWorkName));
  known.set(plan, chosen);
  return chosen;
};
