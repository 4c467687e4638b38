import {hasInput, type ReadyWork, type Work} from '../core/work.ts';
import type {Facts, Question} from '../plan/facts.ts';
import {learn} from '../plan/learn.ts';
import {type ProjectPlan, planner, type Wanted} from '../plan/plan-project.ts';
import type {ProjectToPlan} from '../plan/project-to-plan.ts';
import type {LocalScheduler, MadeWork} from './local-scheduler.ts';

/** What a command wants, and what it allows. */
export interface BuildRequest {
  readonly wanted: Wanted;
  /** Whether work that is to be made may be made by this command. Bundle and timelines always may: they are free. */
  readonly allows: (work: Work, plan: ProjectPlan) => boolean;
}

/** What a build works on. */
export interface BuildTools {
  readonly project: ProjectToPlan;
  readonly facts: Facts;
  /** Answers questions; makes nothing. */
  readonly look: (questions: readonly Question[]) => Promise<Partial<Facts>>;
  readonly scheduler: LocalScheduler;
  /** Called with every plan without open questions, before anything of it is begun. Refuses it by throwing. */
  readonly onPlan: (plan: ProjectPlan) => Promise<void>;
  readonly onBegun: (running: readonly ReadyWork[], plan: ProjectPlan) => void;
  readonly onMade: (made: MadeWork) => void;
  readonly signal: AbortSignal;
}

/**
 * Plans, makes what is ready, learns, and plans again, until nothing that is allowed is left to be made: a restarting scheduler over constructive traces,
 * in the words of "Build systems à la carte" (Mokhov, Mitchell, Peyton Jones, 2018).
 *
 * @throws what planning, looking and making throw; takes that are under way are finished and kept before.
 */
export const build = async ({wanted, allows}: BuildRequest, tools: BuildTools): Promise<ProjectPlan> => {
  const {project, scheduler, signal} = tools;
  const planNow = planner(project, wanted);
  let {facts} = tools;
  try {
    for (;;) {
      signal.throwIfAborted();
      const plan = planNow(facts);
      if (plan.questions.length > 0) {
        facts = learn(facts, await tools.look(plan.questions));
        continue;
      }
      await tools.onPlan(plan);
      const left = plan.work.filter((one) => (isFree(one) || allows(one, plan)) && isMissing(one, scheduler));
      scheduler.offer(left.filter(hasInput).filter(isReadyIn(plan, scheduler)));
      tools.onBegun(scheduler.running, plan);
      const made = await scheduler.next();
      if (made === null && left.length > 0)
        throw new RangeError(`Nothing is being made, but '${left[0]?.name}' is missing: this is a bug.`);
      if (made === null) return plan;
      tools.onMade(made);
      facts = learn(facts, made.facts);
    }
  } catch (error) {
    await scheduler.drain(error);
    throw error;
  }
};

const isFree = ({kind}: Work): boolean => kind === 'bundle' || kind === 'timeline';

/** Whether work is neither there nor made by this run. */
const isMissing = (work: Work, scheduler: LocalScheduler): boolean =>
  work.action !== 'keep' && work.action !== 'restore' && !scheduler.hasMade(work);

/** Whether everything is made that work needs. */
const isReadyIn = ({work}: ProjectPlan, scheduler: LocalScheduler): ((one: ReadyWork) => boolean) => {
  const missing = new Set(work.filter((one) => isMissing(one, scheduler)).map(({name}) => name));
  return ({action, needs}) => action === 'make' && needs.every((need) => !missing.has(need));
};
