import type {Digest, Fingerprint} from '../core/brand.ts';

/** A take's bytes in the store. */
export interface StoredTake {
  readonly digest: Digest;
  /** Bytes of the take whose last picture it begins with; not there where it begins by itself. */
  readonly madeFrom?: Digest;
}

/** Null where the store has no bytes of it. */
export type Stored = (fingerprint: Fingerprint) => StoredTake | null;

/** `outdated`: its bytes are there, but the take that it continues is not, or has other bytes than those it was made from. */
export type Presence = 'present' | 'absent' | 'outdated';

/**
 * Whether the store has the bytes that a take needs. Those of a take that continues another count only beside the very bytes that they were made
 * from: bytes of one fingerprint may differ between machines, and a film must not jump where it says that it does not.
 *
 * @param chain.continues the take that a take continues.
 */
export const presenceOf = (
  fingerprint: Fingerprint,
  chain: {readonly continues: (fingerprint: Fingerprint) => Fingerprint | undefined; readonly stored: Stored},
): Presence => {
  const own = chain.stored(fingerprint);
  if (own === null) return 'absent';
  const before = chain.continues(fingerprint);
  if (before === undefined) return 'present';
  if (presenceOf(before, chain) !== 'present') return 'outdated';
  return own.madeFrom === chain.stored(before)?.digest ? 'present' : 'outdated';
};
