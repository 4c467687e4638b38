import type {ReadyWork} from '../core/work.ts';
import {execute} from '../executors/execute.ts';
import {FilmLengths} from '../look/film-lengths.ts';
import {look} from '../look/look.ts';
import {lastSpeech, rememberSpeech} from '../look/speech-memory.ts';
import type {Machine} from '../machine/machine.ts';
import {noFacts} from '../plan/learn.ts';
import type {ProjectPlan} from '../plan/plan-project.ts';
import {captureEncoding} from '../render/encoding.ts';
import {type BuildRequest, build} from './build.ts';
import {limitOf} from './limits.ts';
import {LocalScheduler} from './local-scheduler.ts';
import {RunLog} from './run-log.ts';
import {TakeWorkers} from './take-workers.ts';
import {tellWaiting} from './tell-waiting.ts';

/** What a build has come to. */
export interface Built {
  readonly plan: ProjectPlan;
  readonly log: RunLog;
}

/**
 * Builds on this machine, in this process.
 *
 * @param request.onPlan called with every plan without open questions, after it was told and before anything of it is begun. Refuses it by throwing.
 */
export const buildHere = async (
  machine: Machine,
  request: BuildRequest & {readonly onPlan?: (plan: ProjectPlan, log: RunLog) => Promise<void>},
): Promise<Built> => {
  const {project, context} = machine;
  const {signal, emit} = context;
  const log = new RunLog(machine);
  const lengths = new FilmLengths(project, context.environment);
  const looking = {machine, lengths, verifies: request.wanted.isJoined};
  const workers = new TakeWorkers(context);
  const scheduler = new LocalScheduler({
    execute: (work, stop) => (isForWorkers(work, machine) ? workers.execute(work, stop) : execute(work, machine, stop)),
    limitOf: (resource) => limitOf(resource, machine.generators),
    signal,
  });
  let last: ProjectPlan | null = null;
  let remembered = '';
  const onPlan = async (plan: ProjectPlan): Promise<void> => {
    last = plan;
    log.planned(plan);
    // Most plans of a run know no more of it than the first one that is settled.
    const heard = JSON.stringify([...plan.speech]);
    if (plan.isSettled && heard !== remembered) await Promise.all([rememberSpeech(context.project, plan.speech), lengths.save()]);
    if (plan.isSettled) remembered = heard;
    await request.onPlan?.(plan, log);
  };
  const facts = noFacts(captureEncoding, await lastSpeech(context.project));
  try {
    const plan = await build(request, {
      project,
      facts,
      look: (questions) => look(questions, looking),
      scheduler,
      onPlan,
      onBegun: (running, {isSettled}) => log.running(running, isSettled),
      onMade: (made) => log.made(made),
      signal,
    });
    return {plan, log};
  } catch (error) {
    for (const failed of scheduler.failed) tellWaiting(failed, workOf(last), emit);
    throw error;
  } finally {
    log.ended();
    await workers.close();
  }
};

const workOf = (plan: ProjectPlan | null): ProjectPlan['work'] => plan?.work ?? [];

/** Takes of generators that compute are made in processes of their own. */
const isForWorkers = (work: readonly ReadyWork[], {generators}: Machine): boolean =>
  work.every(
    (one) => (one.kind === 'take' || one.kind === 'sound') && generators.loaded(one.input.take.generator.id)?.concurrency === 'cores',
  );
