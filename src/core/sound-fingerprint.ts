/**
 *   sound fingerprint = SHA-256( canonical JSON of {schema, generator, spec} )
 *
 * | field                   | why it changes what is heard                                                              |
 * | ----------------------- | ------------------------------------------------------------------------------------------ |
 * | schema                  | the meaning of the other fields; raise it when one is added, dropped or read otherwise       |
 * | generator.id, .version  | other code, other samples                                                                   |
 * | generator.weights       | another voice model, other samples                                                          |
 * | spec.sound              | the same words make speech, a bed or an effect                                              |
 * | spec.text               | what is spoken; every letter counts, punctuation is melody                                   |
 * | spec.voice              | who speaks: name, language, pace, pitch, pauses, pronunciation of the words that are in the text |
 * | spec.prompt             | what is heard                                                                               |
 * | spec.durationInSeconds  | length of a bed or an effect                                                                |
 * | spec.take, .seed        | the chance it starts from                                                                   |
 * | spec.parameters         | settings of the generator                                                                   |
 *
 * Left out on purpose: sound id, video id, gain, fades, loops, trims, ducking, place in the film, length of the film, machine, time.
 */
import type {Fingerprint} from './brand.ts';
import {canonical, type Json} from './canonical.ts';
import {digestOf} from './digest.ts';
import type {GeneratorIdentity} from './generator.ts';
import type {SoundSpec} from './sound.ts';

const schema = 1;

/**
 * The fingerprint of the take that `generator` makes from `spec`: the same on every machine. Its prefix tells it from a shot's.
 *
 * @example
 * soundFingerprintOf({id: 'flite', version: '1', weights: null}, spec) // 'fs1-90ab…'
 */
export const soundFingerprintOf = (generator: GeneratorIdentity, spec: SoundSpec): Fingerprint => {
  const {id, version, weights} = generator;
  // A spec is JSON-plain by its type; TypeScript does not see interfaces as index signatures.
  const hashed = {schema, generator: {id, version, weights}, spec: spec as unknown as Json};
  return `fs${schema}-${digestOf(canonical(hashed)).slice('sha256:'.length)}` as Fingerprint;
};
