import type {GeneratorIdentity} from '../core/generator.ts';
import type {PlannedTake} from '../core/planned-take.ts';

/** What the decision needs to know of a wanted take, whatever it is of. */
export interface TakeToDecide {
  readonly generator: GeneratorIdentity;
  /** The lock's block with this very fingerprint. */
  readonly locked: object | null;
  /** Another block of the same shot or sound: what it was before. */
  readonly earlier: {readonly generator: GeneratorIdentity} | null;
}

/**
 * What to do for a take, and why.
 *
 * @param stored whether the store has its bytes.
 * @param words what it is of; how its spec differs from the earlier one's; what may differ that the lock does not tell.
 */
export const decideTake = (
  take: TakeToDecide,
  stored: boolean,
  words: {readonly what: 'shot' | 'sound'; readonly changes: readonly string[]; readonly untold: string},
): Pick<PlannedTake, 'action' | 'code' | 'reason'> => {
  if (take.locked) {
    return stored
      ? {action: 'keep', code: 'locked', reason: 'locked, and its bytes are in the store'}
      : {action: 'generate', code: 'locked-missing', reason: 'locked, but its bytes are not in the store of this machine'};
  }
  if (stored) return {action: 'restore', code: 'stored', reason: 'made earlier from the same request; its bytes are in the store'};
  if (take.earlier === null) return {action: 'generate', code: 'new', reason: `new: the lock has no take of this ${words.what}`};
  if (words.changes.length > 0) return {action: 'generate', code: 'changed', reason: `changed: ${words.changes.join(', ')}`};
  const [before, now] = [name(take.earlier.generator), name(take.generator)];
  if (before !== now) return {action: 'generate', code: 'generator-changed', reason: `generator: ${before} → ${now}`};
  // The lock does not tell these, so what is left when nothing else differs is one of them.
  return {action: 'generate', code: 'changed', reason: `changed: ${words.untold}`};
};

const name = (identity: GeneratorIdentity): string =>
  `${identity.id}@${identity.version}${identity.weights ? `+${identity.weights.slice(7, 15)}` : ''}`;
