/**
 * The stages in order. Every command is a prefix of this list:
 *
 *   load → bundle → scan → plan → generate → render → assemble → publish
 */
import path from 'node:path';
import {ReshootError} from './core/errors.ts';
import type {FinishedVariant} from './core/events.ts';
import {nameOf, type Plan} from './core/plan.ts';
import {publishLocks, publishProjectData} from './run/after.ts';
import {makeTakes} from './run/make-takes.ts';
import {renderVariant} from './run/render-variant.ts';
import {selectTakes} from './run/select-takes.ts';
import {speakFirst, toldTakes} from './run/speak-first.ts';
import {checkSpeech, survey, timelineOf} from './run/survey.ts';
import {type RunContext, Workspace} from './run/workspace.ts';

export {addModel} from './run/add-model.ts';
export {prepareStudio} from './run/prepare-studio.ts';
export {transcribe} from './run/transcribe.ts';
export type {RunContext} from './run/workspace.ts';

/** What a render of these variants would do. Free. */
export const planProject = (context: RunContext, request: {readonly variants: readonly string[]; readonly draft: boolean}): Promise<Plan> =>
  Workspace.run(context, async (workspace) => {
    const found = await survey(workspace, request.variants, {draft: request.draft});
    checkSpeech(found);
    if (!request.draft) await publishProjectData(workspace, found, found.stored);
    return found.plan;
  });

/** Makes the takes of these shots (`video/shot`, `*` for any; none means all) and nothing else. The lock is written by a render. */
export const generateShots = (context: RunContext, request: {readonly shots: readonly string[]}): Promise<Plan> =>
  Workspace.run(context, async (workspace) => {
    const chosen = (plan: Plan) => selectTakes([...plan.shots, ...plan.sounds], request.shots);
    const found = await speakFirst(workspace, await survey(workspace, []), chosen);
    const takes = await makeTakes(workspace, chosen(found.plan), found);
    await publishProjectData(workspace, found, takes);
    return found.plan;
  });

/** Makes everything that is missing and puts the films and their locks in place; of drafts, films of another name and nothing else. */
export const renderProject = (
  context: RunContext,
  request: {
    readonly variants: readonly string[];
    readonly draft: boolean;
    readonly full: boolean;
    readonly frozen: boolean;
    readonly out: string | null;
    /** How many frames of each film are drawn again and compared. */
    readonly framesToVerify: number | 'all';
    /** Whether the parts of the sound are written beside the films. */
    readonly stems: boolean;
  },
): Promise<readonly FinishedVariant[]> =>
  Workspace.run(context, async (workspace) => {
    const surveyed = await survey(workspace, request.variants, {draft: request.draft, speaksLines: !request.frozen});
    if (request.frozen) refuseChanges(surveyed.plan);
    const found = await speakFirst(workspace, surveyed, ({shots, sounds}) => [...sounds, ...shots]);
    const {shots, sounds} = found.plan;
    const stored = await makeTakes(workspace, [...shots, ...sounds], found);
    const told = {
      shots: toldTakes(shots, surveyed.plan.shots),
      planned: toldTakes(sounds, [...surveyed.sounds.spoken, ...surveyed.plan.sounds]),
    };
    checkSpeech(found);
    const outFolder = path.resolve(context.project, request.out ?? workspace.project.config.out);
    const finished: FinishedVariant[] = [];
    for (const variant of found.variants) {
      const timeline = timelineOf(found.timelines, variant);
      const film = await renderVariant({
        workspace,
        variant,
        timeline,
        ...told,
        sounds: found.sounds,
        ofShots: found.ofShots,
        stored,
        outFolder,
        full: request.full,
        framesToVerify: request.framesToVerify,
        stems: request.stems,
        draft: request.draft,
      });
      context.emit({event: 'variant-finished', variant: film});
      finished.push(film);
    }
    // The lock and the studio know takes only: whoever renders from them must not find a draft.
    if (!request.draft) await publishLocks(workspace, found);
    if (!request.draft) await publishProjectData(workspace, found, stored);
    context.emit({event: 'render-finished', variants: finished});
    return finished;
  });

const refuseChanges = (plan: Plan): void => {
  const changed = [...plan.shots, ...plan.sounds].find(({action}) => action !== 'keep');
  if (!changed) return;
  throw new ReshootError('lock-would-change', {
    expected: 'every take to be the locked one (--frozen)',
    found: `${changed.action}: ${changed.reason}`,
    fix: 'render without --frozen and commit the lock',
    where: nameOf(changed),
  });
};
