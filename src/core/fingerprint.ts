/**
 *   fingerprint = SHA-256( canonical JSON of {schema, generator, spec} )
 *
 * | field                   | why it changes pixels                                                                     |
 * | ----------------------- | ----------------------------------------------------------------------------------------- |
 * | schema                  | the meaning of the other fields; raise it when one is added, dropped or read otherwise      |
 * | generator.id, .version  | other code, other pixels                                                                   |
 * | generator.weights       | other weights, other pixels                                                                |
 * | spec.prompt             | what is shown; every letter counts, also those that the planner does not understand        |
 * | spec.scenePlan          | the reading that generators follow; a plugged-in planner may read the same prompt otherwise |
 * | spec.overrides          | the author's correction of that reading                                                     |
 * | spec.ingredients        | looks and reference pictures, the latter by digest of bytes                                 |
 * | spec.width, .height     | size of the picture                                                                        |
 * | spec.durationInFrames   | number of pictures                                                                         |
 * | spec.framesPerSecond    | how far things move between two pictures                                                   |
 * | spec.take, .seed        | the noise it starts from                                                                   |
 * | spec.parameters         | settings of the generator                                                                  |
 * | spec.continues          | fingerprint of the take with whose last picture it begins: all that decides that picture.   |
 * |                         | Not there, and not hashed, where a take begins by itself                                    |
 * | spec.sound              | what the generator lets be heard with the picture; absent where that is nothing             |
 *
 * Bytes of one fingerprint may differ between machines, so a take that continues another also records the digest of the bytes it was made from
 * (`continues` in the lock); it counts as made only beside those bytes (`plan/presence.ts`).
 *
 * Left out on purpose: shot id, video id, component name, order, presentation (volume too), machine, time. Equal specs in two videos share a take
 * when their seeds are equal.
 */
import type {Fingerprint} from './brand.ts';
import {canonical, type Json} from './canonical.ts';
import {digestOf} from './digest.ts';
import type {GeneratorIdentity} from './generator.ts';
import type {ShotSpec} from './spec.ts';

const schema = 1;

/**
 * The fingerprint of the take that `generator` makes from `spec`: the same on every machine.
 *
 * @example
 * fingerprintOf({id: 'testcard', version: '1', weights: null}, spec) // 'fp1-5c0d…'
 */
export const fingerprintOf = (generator: GeneratorIdentity, spec: ShotSpec): Fingerprint => {
  const {id, version, weights} = generator;
  // A spec is JSON-plain by its type; TypeScript does not see interfaces as index signatures.
  const hashed = {schema, generator: {id, version, weights}, spec: spec as unknown as Json};
  return `fp${schema}-${digestOf(canonical(hashed)).slice('sha256:'.length)}` as Fingerprint;
};

/**
 * The seed of a shot that names none: 32 bits, the same for every format and row, so that they share footage.
 *
 * @example
 * seedOf('tram-fox', 'stop', 1) // always the same number
 */
export const seedOf = (videoId: string, shotId: string, take: number): number =>
  Number.parseInt(digestOf(canonical([videoId, shotId, take])).slice('sha256:'.length, 'sha256:'.length + 8), 16);
