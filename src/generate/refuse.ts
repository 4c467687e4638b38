import {ReshootError} from '../core/errors.ts';
import {type AnyGenerator, type Incapability, isSoundGenerator} from '../core/generator.ts';
import {nameOf, type PlannedShot, type PlannedTake} from '../core/planned-take.ts';
import {maySpendOn, type SpendPermit} from './spend-permit.ts';

/**
 * Throws for the first take that must not or cannot be made. Asked of all takes before any is made: a mistake in the last one is then known
 * before the first one costs time or money.
 */
export const refuse = (takes: readonly PlannedTake[], generators: (id: string) => AnyGenerator, permit: SpendPermit): void => {
  for (const take of takes) {
    const incapability = incapabilityOf(take, generators(take.generator.id));
    if (incapability === null) continue;
    throw new ReshootError('generator-cannot', {
      expected: `${incapability.expected}, which is what generator '${take.generator.id}' can make`,
      found: incapability.found,
      fix: incapability.fix,
      where: nameOf(take),
    });
  }
  for (const take of takes) {
    if (!generators(take.generator.id).charges || maySpendOn(permit, take.fingerprint)) continue;
    throw new ReshootError('spend-not-approved', {
      expected: `an approved plan that names the take, because generator '${take.generator.id}' charges for it`,
      found: `take ${take.fingerprint.slice(0, 'fp1-'.length + 16)}, which no approved plan has`,
      fix: 'name a generator that charges nothing: nothing in this version can approve spending',
      where: nameOf(take),
    });
  }
};

const incapabilityOf = (take: PlannedTake, generator: AnyGenerator): Incapability | null => {
  if (take.kind === 'shot') {
    if (isSoundGenerator(generator)) return notOf('pictures', 'animatic');
    return take.spec.continues !== undefined && generator.continues !== true ? cannotContinue(take) : generator.capability(take.spec);
  }
  return isSoundGenerator(generator) ? generator.capability(take.spec) : notOf('sounds', 'foley');
};

const notOf = (what: 'pictures' | 'sounds', instead: string): Incapability => ({
  expected: what === 'pictures' ? 'a sound' : 'a picture',
  found: `a request for ${what}`,
  fix: `name a generator of ${what}: generator="${instead}"`,
});

const cannotContinue = ({continues}: PlannedShot): Incapability => ({
  expected: 'a shot that begins with a picture of its own',
  found: `continues="${continues}"`,
  fix: 'leave continues out, or name a generator that can begin with a given picture: generator="animatic"',
});
