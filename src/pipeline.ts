/**
 * What the commands do. Each plans, makes what it may, and plans again until nothing is left (`schedule/build.ts`). They differ in what they want and allow:
 *
 *   plan       bundle → timelines
 *   generate   bundle → timelines → chosen takes
 *   render     bundle → timelines → takes → segments, mixes → films, then locks
 */
import type {FinishedVariant} from './core/events.ts';
import type {Plan} from './core/plan.ts';
import type {RunContext} from './core/run-context.ts';
import {Machine} from './machine/machine.ts';
import {chosenTakes} from './plan/chosen-takes.ts';
import {mayRenderMake} from './plan/may-render-make.ts';
import {publishLocks} from './publish/publish-locks.ts';
import {buildHere} from './schedule/build-here.ts';
import {FinishedFilms} from './schedule/finished-films.ts';
import {refuseChanges} from './schedule/refuse-changes.ts';
import {refusing} from './schedule/refusing.ts';
import {type RenderRequest, wanted} from './schedule/wanted.ts';
import {publishProjectData} from './studio/publish-project-data.ts';

export type {RunContext} from './core/run-context.ts';
export {addModel} from './machine/add-model.ts';
export {transcribe} from './machine/transcribe.ts';
export {makeWork} from './schedule/make-work.ts';
export type {RenderRequest} from './schedule/wanted.ts';
export {prepareStudio} from './studio/prepare-studio.ts';

/** What a render of these variants would do. Free. */
export const planProject = (context: RunContext, request: {readonly variants: readonly string[]; readonly draft: boolean}): Promise<Plan> =>
  Machine.run(context, async (machine) => {
    const {plan} = await buildHere(machine, {wanted: wanted.byPlan(machine.project, request), allows: () => false});
    if (!request.draft) await publishProjectData(machine, plan.films);
    return plan.summary;
  });

/** Makes the takes of these shots (`video/shot`, `*` for any; none means all) and nothing else. The lock is written by a render. */
export const generateShots = (context: RunContext, {shots}: {readonly shots: readonly string[]}): Promise<Plan> =>
  Machine.run(context, async (machine) => {
    const refuse = refusing(machine);
    const {plan, log} = await buildHere(machine, {
      wanted: wanted.byGenerate(machine.project),
      allows: (work, plan) => chosenTakes(plan, shots).has(work.name),
      onPlan: (plan) => refuse(plan.work.filter(({name}) => chosenTakes(plan, shots).has(name))),
    });
    await publishProjectData(machine, plan.films);
    return log.asFirstPlanned(plan.summary);
  });

/** Makes everything that is missing and puts the films and their locks in place; of drafts, films of another name and nothing else. */
export const renderProject = (context: RunContext, request: RenderRequest): Promise<readonly FinishedVariant[]> =>
  Machine.run(
    context,
    async (machine) => {
      const refuse = refusing(machine);
      const films = new FinishedFilms(machine, request.draft);
      const {plan} = await buildHere(machine, {
        wanted: wanted.byRender(machine.project, request),
        allows: mayRenderMake,
        onPlan: async (plan, log) => {
          if (request.frozen && plan.isSettled) refuseChanges(plan.summary);
          await refuse(plan.work);
          await films.note(plan, log);
        },
      });
      const finished = films.all(plan);
      // The lock and the studio know takes only: whoever renders from them must not find a draft.
      if (!request.draft) await publishLocks(machine, plan);
      if (!request.draft) await publishProjectData(machine, plan.films);
      context.emit({event: 'render-finished', variants: finished});
      return finished;
    },
    {out: request.out},
  );
