import {type ErrorFacts, ReshootError} from '../../src/core/errors.ts';

/** A model folder that cannot be used as it is: always with the file that says so and what to do about it. */
export const modelError = (facts: ErrorFacts & {readonly where: string}): ReshootError => new ReshootError('generator-cannot', facts);
