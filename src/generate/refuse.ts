import {ReshootError} from '../core/errors.ts';
import type {Generator} from '../core/generator.ts';
import type {PlannedShot} from '../core/plan.ts';
import {maySpendOn, type SpendPermit} from './spend-permit.ts';

/**
 * Throws for the first shot that must not or cannot be made. Asked of all shots before any is made: a mistake in the last one is then known
 * before the first one costs time or money.
 */
export const refuse = (shots: readonly PlannedShot[], generators: (id: string) => Generator, permit: SpendPermit): void => {
  for (const shot of shots) {
    const incapability = generators(shot.generator.id).capability(shot.spec);
    if (incapability === null) continue;
    throw new ReshootError('generator-cannot', {
      expected: `${incapability.expected}, which is what generator '${shot.generator.id}' can make`,
      found: incapability.found,
      fix: incapability.fix,
      where: nameOf(shot),
    });
  }
  for (const shot of shots) {
    if (!generators(shot.generator.id).charges || maySpendOn(permit, shot.fingerprint)) continue;
    throw new ReshootError('spend-not-approved', {
      expected: `an approved plan that names the take, because generator '${shot.generator.id}' charges for it`,
      found: `take ${shot.fingerprint.slice(0, 'fp1-'.length + 16)}, which no approved plan has`,
      fix: 'name a generator that charges nothing: nothing in this version can approve spending',
      where: nameOf(shot),
    });
  }
};

/** How messages name a shot. */
export const nameOf = (shot: PlannedShot): string => `shot '${shot.id}' of video '${shot.video}'`;
