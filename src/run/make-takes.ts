import {readFile} from 'node:fs/promises';
import path from 'node:path';
import type {Fingerprint} from '../core/brand.ts';
import type {LockedTake} from '../core/lock.ts';
import type {PlannedShot} from '../core/plan.ts';
import {generate} from '../generate/generate.ts';
import {noPermit} from '../generate/spend-permit.ts';
import {lockedTakeOf} from '../store/take-record.ts';
import type {TakeFile} from './browser-data.ts';
import type {Workspace} from './workspace.ts';

/**
 * Makes the takes that a plan asks for, each once, and answers with the bytes of all takes that the plan names.
 * No permit to spend is given: only generators that charge nothing are called.
 */
export const makeTakes = async (
  workspace: Workspace,
  shots: readonly PlannedShot[],
  stored: ReadonlyMap<Fingerprint, TakeFile>,
): Promise<Map<Fingerprint, TakeFile>> => {
  const {emit, signal, now} = workspace.context;
  const missing = shots.filter((shot) => shot.action === 'generate');
  const takes = new Map(stored);
  if (missing.length === 0) return takes;
  const started = now();
  emit({event: 'stage-started', stage: 'generate', label: 'takes'});
  const generators = new Map(
    await Promise.all(
      missing.map(async ({generator: {id}, id: shot}) => [id, (await workspace.generators.get(id, shot)).generator] as const),
    ),
  );
  await generate({
    shots: missing,
    store: workspace.store,
    generators: (id) => {
      const found = generators.get(id);
      if (!found) throw new RangeError(`Generator '${id}' was not loaded before generation.`);
      return found;
    },
    permit: noPermit,
    emit,
    signal,
    readReference: (digest) => readReference(workspace, digest),
    workFolder: workspace.workFolder,
    concurrency: 1,
    now,
  });
  for (const {fingerprint, id} of missing) {
    const found = await workspace.store.find('take', fingerprint);
    if (found.state !== 'present') throw new Error(`The take of '${id}' that was just made is not in the store.`);
    takes.set(fingerprint, {digest: found.record.digest, path: found.path});
  }
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

const readReference = async (workspace: Workspace, digest: string): Promise<Uint8Array> => {
  const file = workspace.project.videos.map(({references}) => references[digest]).find((found) => found !== undefined);
  if (file === undefined) throw new RangeError(`No ingredient of this project has a picture with the digest ${digest}.`);
  return readFile(path.join(workspace.project.folder, file));
};
