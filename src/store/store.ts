import type {Digest} from '../core/brand.ts';
import type {Json} from '../core/canonical.ts';

/**
 * What a record is of. `take` is keyed by fingerprint, the others by the digest of everything that decides them.
 */
export type RecordKind = (typeof recordKinds)[number];

export const recordKinds = ['take', 'timeline', 'overlay', 'segment', 'audio', 'film'] as const;

/** Bytes that somebody made from a key, with facts about them. A record is only valid with its bytes. */
export interface StoreRecord {
  readonly kind: RecordKind;
  readonly key: string;
  readonly digest: Digest;
  readonly sizeInBytes: number;
  readonly facts: {readonly [name: string]: Json};
}

/** What `find` found. `corrupt`: the bytes did not have their digest; the entry has been dropped. */
export type Found =
  | {readonly state: 'present'; readonly record: StoreRecord; readonly path: string}
  | {readonly state: 'absent'}
  | {readonly state: 'corrupt'};

/**
 * Digest-addressed bytes and the records that name them. Memory, disk and remote stores pass one contract test.
 *
 * Promises: half a file is never seen (temporary name, verify, rename); losing a race to the same digest is success; every read
 * verifies; many processes may work on one store at once.
 */
export interface Store {
  /** Verifies the bytes against their digest; drops the record where they differ. `path` is read-only and stays until garbage collection. */
  readonly find: (kind: RecordKind, key: string) => Promise<Found>;
  /** True where a record and its file are there, the bytes unverified: for plans, which only count. */
  readonly has: (kind: RecordKind, key: string) => Promise<boolean>;
  /** Copies the file in; the caller keeps its own. */
  readonly putFile: (kind: RecordKind, key: string, path: string, facts: StoreRecord['facts']) => Promise<StoreRecord>;
  readonly putBytes: (kind: RecordKind, key: string, bytes: Uint8Array, facts: StoreRecord['facts']) => Promise<StoreRecord>;
  /** Removes the record; its bytes go with the next collection. */
  readonly drop: (kind: RecordKind, key: string) => Promise<void>;
  readonly list: () => Promise<readonly StoreRecord[]>;
  /**
   * Runs `make` in one process at a time per kind and key, over all processes that use the store. The others wait, then run theirs, and
   * should look with `find` first. A process that dies gives its turn up within seconds.
   */
  readonly exclusively: <Result>(kind: RecordKind, key: string, make: () => Promise<Result>, signal: AbortSignal) => Promise<Result>;
  /** Reads everything; drops what is corrupt. */
  readonly verify: () => Promise<{readonly checked: number; readonly dropped: readonly StoreRecord[]}>;
}
