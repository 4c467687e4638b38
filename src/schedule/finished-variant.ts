import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import type {FinishedVariant} from '../core/events.ts';
import type {PlannedTake} from '../core/planned-take.ts';
import type {Machine} from '../machine/machine.ts';
import type {PlannedFilmOf} from '../plan/plan-project.ts';
import type {RunLog} from './run-log.ts';

/** The counts of a finished film: what this run has made for it, and what was there. */
export const finishedVariant = (
  {variant, timeline, shots, sounds, work}: PlannedFilmOf,
  {log, machine, digest, isDraft}: {readonly log: RunLog; readonly machine: Machine; readonly digest: Digest; readonly isDraft: boolean},
): FinishedVariant => {
  const {segments, mix, file} = work;
  const made = segments.flatMap(({name}) => log.reportOf(name) ?? []);
  const count = (wanted: string): number => made.filter(({way}) => way === wanted).length;
  const mixed = log.reportOf(mix.name);
  const own = shots.filter(({variants}) => variants.includes(variant.id));
  const target = path.join(machine.outFolder, ...file.split('/'));
  return {
    id: variant.id,
    film: path.relative(machine.context.project, target).replaceAll(path.sep, '/'),
    digest,
    frames: {total: timeline.durationInFrames, captured: made.reduce((sum, {captured = 0}) => sum + captured, 0)},
    segments: {
      total: segments.length,
      reused: segments.length - made.length,
      passthrough: count('passthrough'),
      layered: count('layered'),
      full: count('full'),
    },
    shots: countTakes(own, log),
    sounds: countTakes(
      sounds.filter(({variants}) => variants.includes(variant.id)),
      log,
    ),
    audio: mixed === null ? 'reused' : mixed.isSilent ? 'silent' : 'mixed',
    durationInMilliseconds: log.durationInMilliseconds(variant.id),
    ...(isDraft ? {drafts: own.filter(({draft}) => draft !== undefined).length} : {}),
  };
};

const countTakes = (takes: readonly PlannedTake[], log: RunLog): FinishedVariant['shots'] => {
  const count = (wanted: PlannedTake['action']): number => takes.filter((take) => log.actionOf(take) === wanted).length;
  return {total: takes.length, kept: count('keep'), restored: count('restore'), generated: count('generate')};
};
