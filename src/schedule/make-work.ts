import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {ReshootError} from '../core/errors.ts';
import {workInPlanFile, workNamed} from '../core/plan-file.ts';
import type {RunContext} from '../core/run-context.ts';
import {timelineKey} from '../core/timeline-key.ts';
import {hasInput, type ReadyWork, type Work} from '../core/work.ts';
import {execute} from '../executors/execute.ts';
import {Machine} from '../machine/machine.ts';
import {storedTimeline} from '../scan/scan.ts';
import {scanRequest} from '../scan/scan-request.ts';
import {refusing} from './refusing.ts';

/**
 * Makes one item of a saved plan, in this process, from its input, the project and the store. Films are put in place; locks are left alone, because only a
 * render knows that everything is there.
 *
 * @param request.plan file that `reshoot plan -o` has written, from the project's folder.
 * @returns `there`: the plan says that nothing has to be made for it.
 * @throws ReshootError `plan-invalid`, `plan-outdated`, and what making throws.
 * @example
 * await makeWork(context, {plan: 'plan.json', name: 'segment tram/reel 0-60'});
 */
export const makeWork = async (context: RunContext, request: {readonly plan: string; readonly name: string}): Promise<'made' | 'there'> => {
  const work = workInPlanFile(await readFile(path.resolve(context.project, request.plan), 'utf8').catch(() => ''), request.plan);
  const wanted = workNamed(work, request.name, request.plan);
  if (wanted.action === 'keep' || wanted.action === 'restore') return 'there';
  if (!hasInput(wanted)) throw waits(wanted, work, request.plan);
  return Machine.run<'made'>(context, async (machine) => {
    await refusing(machine)([wanted]);
    await refuseOutdated(wanted, machine, request.plan);
    const missing = await missingNeeds(wanted, work, machine);
    if (missing.length > 0) throw waits(wanted, missing, request.plan);
    await execute([wanted], machine, context.signal);
    return 'made';
  });
};

/** A film's parts are made from its timeline: with other code, browser or files it would be another one. */
const refuseOutdated = async (work: ReadyWork, machine: Machine, plan: string): Promise<void> => {
  if (work.kind === 'timeline') {
    const source = await scanRequest(work.input, machine, machine.context.signal);
    if (timelineKey(source) !== work.key) throw outdated(work, plan);
  }
  if (work.kind !== 'segment' && work.kind !== 'mix' && work.kind !== 'film') return;
  const {variant, timeline: key} = work.input.film;
  const found = await machine.store.find('timeline', key);
  if (found.state !== 'present' || (await machine.currentBundle()) === null) throw outdated(work, plan);
  const {speech} = await machine.timeline(key);
  const source = await scanRequest({variant, speech}, machine, machine.context.signal);
  if (timelineKey(source) !== key || (await storedTimeline(source)) === null) throw outdated(work, plan);
};

/** What it needs and the store does not have. */
const missingNeeds = async ({needs}: Work, work: readonly Work[], {store}: Machine): Promise<readonly Work[]> => {
  const missing: Work[] = [];
  for (const need of work.filter(({name}) => needs.includes(name))) {
    const {kind, key} = need;
    const recordKind = kind === 'sound' ? 'take' : kind === 'mix' ? 'audio' : kind;
    if (key === null || recordKind === 'bundle' || !(await store.has(recordKind, key))) missing.push(need);
  }
  return missing;
};

const waits = ({name, needs}: Work, work: readonly Work[], plan: string): ReshootError => {
  const first = work.find((one) => needs.includes(one.name) && one.action === 'make') ?? work.find(({action}) => action === 'make');
  return new ReshootError('plan-outdated', {
    expected: `everything that '${name}' needs to be made before the plan is written`,
    found: `'${first?.name ?? needs[0] ?? 'its takes'}' not made yet`,
    fix: `npx reshoot work "${first?.name ?? ''}" --plan ${plan}, then npx reshoot plan -o ${plan}`,
    where: plan,
  });
};

const outdated = ({name}: Work, plan: string): ReshootError =>
  new ReshootError('plan-outdated', {
    expected: `'${name}' to be planned from the code, the files and the browser that are here now`,
    found: 'others',
    fix: `npx reshoot plan -o ${plan}`,
    where: plan,
  });
