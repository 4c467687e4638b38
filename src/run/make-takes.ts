import path from 'node:path';
import type {Fingerprint} from '../core/brand.ts';
import type {LockedSound, LockedTake} from '../core/lock.ts';
import type {Plan, PlannedShot, PlannedSound, PlannedTake} from '../core/plan.ts';
import {generate} from '../generate/generate.ts';
import {noPermit} from '../generate/spend-permit.ts';
import {readReference, uprightReference} from '../project/read-reference.ts';
import {lockedSoundOf} from '../store/sound-record.ts';
import {lockedTakeOf, madeFromOf} from '../store/take-record.ts';
import type {TakeFile} from './browser-data.ts';
import type {Survey} from './survey.ts';
import type {Workspace} from './workspace.ts';

/**
 * Makes the takes that a plan asks for, each once, and answers with the bytes of all takes that the plan names.
 * No permit to spend is given: only generators that charge nothing are called.
 */
export const makeTakes = async (
  workspace: Workspace,
  planned: readonly PlannedTake[],
  found: Pick<Survey, 'stored' | 'sounds'> & {readonly plan: Pick<Plan, 'shots'>},
): Promise<Map<Fingerprint, TakeFile>> => {
  const {emit, signal, now} = workspace.context;
  const missing = planned.filter((take) => take.action === 'generate');
  const takes = new Map(found.stored);
  if (missing.length === 0) return takes;
  const started = now();
  emit({event: 'stage-started', stage: 'generate', label: 'takes'});
  const generators = new Map(
    await Promise.all(missing.map(async ({generator: {id}, id: name}) => [id, await workspace.generators.any(id, name)] as const)),
  );
  await generate({
    takes: missing,
    planned: found.plan.shots,
    store: workspace.store,
    generators: (id) => {
      const found = generators.get(id);
      if (!found) throw new RangeError(`Generator '${id}' was not loaded before generation.`);
      return found;
    },
    permit: noPermit,
    emit,
    signal,
    readReference: (digest) => referenceOf(workspace, digest),
    workFolder: workspace.workFolder,
    concurrency: 1,
    now,
  });
  for (const {fingerprint, id} of missing) {
    const made = await workspace.store.find('take', fingerprint);
    if (made.state !== 'present') throw new Error(`The take of '${id}' that was just made is not in the store.`);
    takes.set(fingerprint, {digest: made.record.digest, path: made.path, ...madeFromOf(made.record)});
  }
  // Lengths and words of what was made: the mix and the studio ask for them.
  await found.sounds.look(missing.flatMap(({kind, fingerprint}) => (kind === 'shot' ? [] : [fingerprint])));
  emit({event: 'stage-finished', stage: 'generate', label: 'takes', durationInMilliseconds: now() - started});
  return takes;
};

/** The lock's blocks for the takes in use, from what the store knows of them. */
export const lockedTakes = async (workspace: Workspace, shots: readonly PlannedShot[]): Promise<LockedTake[]> => {
  const locked: LockedTake[] = [];
  for (const {id, fingerprint} of shots) {
    const found = await workspace.store.find('take', fingerprint);
    if (found.state === 'present') locked.push(lockedTakeOf(found.record, id));
  }
  return locked;
};

/** The same for sounds. */
export const lockedSounds = async (workspace: Workspace, sounds: readonly PlannedSound[]): Promise<LockedSound[]> => {
  const locked: LockedSound[] = [];
  for (const {id, fingerprint} of sounds) {
    const found = await workspace.store.find('take', fingerprint);
    if (found.state === 'present') locked.push(lockedSoundOf(found.record, id));
  }
  return locked;
};

const referenceOf = async (workspace: Workspace, digest: string): Promise<Uint8Array> => {
  const file = workspace.project.videos.map(({references}) => references[digest]).find((found) => found !== undefined);
  if (file === undefined) throw new RangeError(`No ingredient of this project has a picture with the digest ${digest}.`);
  return uprightReference(await readReference(path.join(workspace.project.folder, file)));
};
