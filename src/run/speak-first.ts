import type {Plan, PlannedTake} from '../core/plan.ts';
import {makeTakes} from './make-takes.ts';
import {type Survey, survey} from './survey.ts';
import type {Workspace} from './workspace.ts';

/**
 * Where the timeline rests on dialogue that is not made, makes it and surveys again: the rest of the plan is then of measured lengths, and no
 * shot is made for a length that was only a guess.
 *
 * @param chosen which takes of a plan may be made.
 */
export const speakFirst = async (workspace: Workspace, found: Survey, chosen: (plan: Plan) => readonly PlannedTake[]): Promise<Survey> => {
  if (found.plan.timing === 'exact') return found;
  const lines = chosen(found.plan).filter(({kind, action}) => kind === 'dialogue' && action === 'generate');
  if (lines.length === 0) return found;
  await makeTakes(workspace, lines, found);
  return survey(
    workspace,
    found.variants.map(({id}) => id),
  );
};
