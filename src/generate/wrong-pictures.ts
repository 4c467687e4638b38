import {ReshootError} from '../core/errors.ts';
import {nameOf, type PlannedShot} from '../core/planned-take.ts';

/** A generator's pictures that are not what the spec asks for. */
export const wrongPictures = (shot: PlannedShot, expected: string, found: string): ReshootError =>
  new ReshootError('generator-failed', {
    expected: `${expected}, from generator '${shot.generator.id}'`,
    found,
    fix: 'mend the generator, or name another one: generator="testcard"',
    where: nameOf(shot),
  });
