import path from 'node:path';
import type {Digest, Fingerprint} from '../core/brand.ts';
import {ReshootError} from '../core/errors.ts';
import type {GeneratorIdentity} from '../core/generator.ts';
import {nameOf, type PlannedTake} from '../core/planned-take.ts';
import {type AskedFor, makeTake} from '../generate/make-take.ts';
import {takeFactOf} from '../look/take-fact.ts';
import type {Machine} from '../machine/machine.ts';
import type {TakeFact} from '../plan/facts.ts';
import {readReference, uprightReference} from '../project/read-reference.ts';
import {type Executor, type Made, noReports} from './executor.ts';

/** Has a generator make a shot. */
export const makeShot: Executor<'take'> = (work, machine, signal) =>
  makeAll(
    work.map(({input}) => input),
    machine,
    signal,
  );

/** Has a generator make a sound. */
export const makeSound: Executor<'sound'> = (work, machine, signal) =>
  makeAll(
    work.map(({input: {take}}) => ({take, continued: null})),
    machine,
    signal,
  );

const makeAll = async (asked: readonly AskedFor[], machine: Machine, signal: AbortSignal): Promise<Made> => {
  const {store, workFolder, context} = machine;
  const {emit, now} = context;
  const takes = new Map<Fingerprint, TakeFact>();
  for (const one of asked) {
    const {generator, identity} = await machine.generators.known(one.take.generator.id, one.take.id);
    refuseAnother(one.take, identity);
    const readReference = (digest: Digest): Promise<Uint8Array> => referenceOf(machine, digest);
    const {record} = await makeTake(one, {generator, store, emit, signal, readReference, workFolder, now});
    takes.set(one.take.fingerprint, takeFactOf(record));
  }
  return {facts: {takes}, reports: noReports};
};

/** A plan may be older than the project's configuration: a take is only made by the generator that it names. A draft's version begins with its maker's. */
const refuseAnother = (take: PlannedTake, {version, weights}: GeneratorIdentity): void => {
  const {generator} = take;
  if (generator.weights === weights && (generator.version === version || generator.version.startsWith(`${version} draft of `))) return;
  throw new ReshootError('generator-failed', {
    expected: `generator '${generator.id}' as it was planned: version ${generator.version}, weights ${generator.weights ?? 'none'}`,
    found: `version ${version}, weights ${weights ?? 'none'}`,
    fix: 'run the same command again: it plans with the generator as it is now',
    where: nameOf(take),
  });
};

const referenceOf = async ({project}: Machine, digest: string): Promise<Uint8Array> => {
  const file = project.videos.map(({references}) => references[digest]).find((found) => found !== undefined);
  if (file === undefined) throw new RangeError(`No ingredient of this project has a picture with the digest ${digest}.`);
  return uprightReference(await readReference(path.join(project.folder, file)));
};
