import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {digestOf} from '../core/digest.ts';
import {digestOfFile} from './digest-of-file.ts';
import type {RecordKind, Store, StoreRecord} from './store.ts';

export interface MemoryStoreOptions {
  /** Where `find` lays a file out when one is asked for: others read paths, not memory. The caller removes it. */
  readonly folder: string;
}

/**
 * The store of one process that leaves nothing behind: for tests and for programs that keep their takes elsewhere. The bytes in memory are
 * the truth; a file that `find` laid out and somebody changed is written again.
 *
 * @example
 * const store = createMemoryStore({folder: await mkdtemp(path.join(tmpdir(), 'reshoot-'))});
 */
export const createMemoryStore = ({folder}: MemoryStoreOptions): Store => {
  const entries = new Map<string, {readonly record: StoreRecord; readonly bytes: Uint8Array}>();
  const turns = new Map<string, Promise<unknown>>();

  const put = (record: Omit<StoreRecord, 'digest' | 'sizeInBytes'>, bytes: Uint8Array): StoreRecord => {
    // A copy through JSON: what a disk would keep, and nothing that the caller can still change.
    const facts = JSON.parse(JSON.stringify(record.facts)) as StoreRecord['facts'];
    const stored = {...record, facts, digest: digestOf(bytes), sizeInBytes: bytes.byteLength};
    entries.set(nameOf(record.kind, record.key), {record: stored, bytes});
    return stored;
  };

  return {
    find: async (kind, key) => {
      const entry = entries.get(nameOf(kind, key));
      if (!entry) return {state: 'absent'};
      const {record, bytes} = entry;
      if (digestOf(bytes) !== record.digest) {
        entries.delete(nameOf(kind, key));
        return {state: 'corrupt'};
      }
      const file = path.join(folder, record.digest.slice('sha256:'.length));
      const laidOut = await digestOfFile(file).catch(() => null);
      if (laidOut !== record.digest) {
        await mkdir(folder, {recursive: true});
        await writeFile(file, bytes);
      }
      return {state: 'present', record, path: file};
    },
    has: async (kind, key) => entries.has(nameOf(kind, key)),
    putFile: async (...[kind, key, source, facts]) => put({kind, key, facts}, await readFile(source)),
    putBytes: async (...[kind, key, bytes, facts]) => put({kind, key, facts}, Uint8Array.from(bytes)),
    drop: async (kind, key) => {
      entries.delete(nameOf(kind, key));
    },
    list: async () => sortedRecords(entries),
    exclusively: async (...[kind, key, make, signal]) => {
      const name = nameOf(kind, key);
      const before = turns.get(name) ?? Promise.resolve();
      // Whoever comes next waits for both: an impatient one that gives up must not let the next one in early.
      const {promise: done, resolve: release} = withResolvers();
      turns.set(
        name,
        before.then(() => done),
      );
      try {
        await unlessAborted(before, signal);
        return await make();
      } finally {
        release();
      }
    },
    verify: async () => {
      const dropped = sortedRecords(entries).filter(({kind, key, digest}) => {
        const bytes = entries.get(nameOf(kind, key))?.bytes;
        return bytes === undefined || digestOf(bytes) !== digest;
      });
      const checked = entries.size;
      for (const {kind, key} of dropped) entries.delete(nameOf(kind, key));
      return {checked, dropped};
    },
  };
};

const nameOf = (kind: RecordKind, key: string): string => `${kind}:${key}`;

const sortedRecords = (entries: ReadonlyMap<string, {readonly record: StoreRecord}>): StoreRecord[] =>
  [...entries.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, {record}]) => record);

const withResolvers = (): {promise: Promise<void>; resolve: () => void} => {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return {promise, resolve};
};

const unlessAborted = async (turn: Promise<unknown>, signal: AbortSignal): Promise<void> => {
  signal.throwIfAborted();
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, {once: true});
  });
  try {
    await Promise.race([turn, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
};
