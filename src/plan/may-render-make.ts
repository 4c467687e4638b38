import type {Work} from '../core/work.ts';
import type {ProjectPlan} from './plan-project.ts';

/**
 * What a render may make of a plan: everything once every timeline is settled, and before that only the lines for which a timeline waits. Other takes are
 * not made before all of them are known and none was refused; under `--frozen` no timeline waits, so nothing is made.
 */
export const mayRenderMake = ({name}: Work, {isSettled, work}: ProjectPlan): boolean =>
  isSettled || work.some(({action, needs}) => action === 'blocked' && needs.includes(name));
