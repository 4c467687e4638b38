/**
 * The store on disk: cacache (npm's own cache) below `<folder>/v1`, bytes by SHA-256, records as the metadata of its index.
 *
 * What cacache leaves to us: it keeps a content file that is already there even if its bytes are wrong, so every put reads what it wrote;
 * it memoizes reads, which would hide damage, so that is off; it makes nothing exclusive, so turns do; it leaves the temporary files of
 * killed processes, so they are swept.
 */
import {createReadStream} from 'node:fs';
import {readdir, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import {pipeline} from 'node:stream/promises';
import * as cacache from 'cacache';
import {z} from 'zod';
import type {Digest} from '../core/brand.ts';
import {digestOf} from '../core/digest.ts';
import {ReshootError} from '../core/errors.ts';
import {digestOfFile} from './digest-of-file.ts';
import {onDisk, systemErrorName} from './disk-error.ts';
import {isGone, processTag, tagOf} from './process-tag.ts';
import {type Found, type RecordKind, recordKinds, type Store, type StoreRecord} from './store.ts';
import {takeTurn} from './turn.ts';

export interface DiskStoreOptions {
  /** `<project>/.reshoot/store`; made when something is put in. */
  readonly folder: string;
}

/** In the path, so that an older `reshoot` never reads what a newer one wrote otherwise. Raise it when the records change. */
const formatVersion = 'v1';

/**
 * Opens the store in a folder. Nothing is read or written yet.
 *
 * @example
 * const store = createDiskStore({folder: path.join(project, '.reshoot/store')});
 * const found = await store.find('take', fingerprint);
 */
export const createDiskStore = ({folder}: DiskStoreOptions): Store => {
  const root = path.join(folder, formatVersion);
  const guarded = <Result>(work: () => Promise<Result>) => onDisk(folder, work);
  let swept = false;

  const put = async (wanted: Wanted, write: (options: PutOptions) => Promise<string>): Promise<StoreRecord> => {
    if (!swept) await sweepTemporaryFiles(root);
    swept = true;
    const {kind, key} = wanted;
    const options = {algorithms: ['sha256'] as [string], metadata: wanted, memoize: false, tmpPrefix: processTag()};
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      try {
        const written = digestOfIntegrity(await write(options));
        const entry = await readEntry(root, kind, key);
        // Somebody else put other bytes under this key a moment later: the store's answer is the one to give.
        if (entry !== 'unreadable' && entry !== null && written !== null && (await stateOfContent(entry)) === 'good') return entry.record;
        await discard(root, wanted, entry);
      } catch (error) {
        // Two processes moved the same bytes into place at once, and this one lost: the next round finds them there.
        if (!isLostRace(error) || attempt === 5) throw error;
      }
    }
    throw new ReshootError('store-unusable', {
      expected: 'the bytes that were written to be read back',
      found: `other bytes, 5 times, for ${kind} ${key}`,
      fix: 'check the disk, then run the same command again',
      where: folder,
    });
  };

  const find = async (kind: RecordKind, key: string): Promise<Found> => {
    const entry = await readEntry(root, kind, key);
    if (entry === null) return {state: 'absent'};
    const state = entry === 'unreadable' ? 'bad' : await stateOfContent(entry);
    if (entry !== 'unreadable' && state === 'good') return {state: 'present', record: entry.record, path: entry.path};
    const left = await discard(root, {kind, key}, entry);
    if (left) return {state: 'present', record: left.record, path: left.path};
    return {state: state === 'missing' ? 'absent' : 'corrupt'};
  };

  return {
    find: (kind, key) => guarded(() => find(kind, key)),
    has: (kind, key) =>
      guarded(async () => {
        const entry = await readEntry(root, kind, key);
        return entry !== null && entry !== 'unreadable' && (await hasItsSize(entry));
      }),
    putFile: (...[kind, key, source, facts]) =>
      guarded(async () => {
        const {size} = await stat(source);
        // cacache refuses an empty stream, but takes empty bytes.
        if (size === 0) return put({kind, key, facts}, (options) => putAtOnce(root, new Uint8Array(), options));
        return put({kind, key, facts}, (options) => putStream(root, source, options));
      }),
    putBytes: (...[kind, key, bytes, facts]) => guarded(() => put({kind, key, facts}, (options) => putAtOnce(root, bytes, options))),
    drop: (kind, key) =>
      guarded(async () => {
        if ((await readEntry(root, kind, key)) !== null) await cacache.rm.entry(root, entryKey(kind, key));
      }),
    list: () =>
      guarded(async () => {
        const entries = await readEntries(root);
        const whole = await Promise.all(entries.map(hasItsSize));
        return entries.filter((_entry, at) => whole[at]).map(({record}) => record);
      }),
    exclusively: async (...[kind, key, make, signal]) => {
      const turn = await guarded(() => takeTurn(turnFolder(root, kind, key), signal));
      try {
        return await make();
      } finally {
        await turn.release();
      }
    },
    verify: () =>
      guarded(async () => {
        await sweepTemporaryFiles(root);
        const entries = await readEntries(root);
        const dropped: StoreRecord[] = [];
        for (const {record} of entries) {
          if ((await find(record.kind, record.key)).state !== 'present') dropped.push(record);
        }
        return {checked: entries.length, dropped};
      }),
  };
};

type Wanted = {readonly kind: RecordKind; readonly key: string; readonly facts: StoreRecord['facts']};

interface Entry {
  readonly record: StoreRecord;
  readonly integrity: string;
  readonly path: string;
}

const entryKey = (kind: RecordKind, key: string): string => `${kind}:${key}`;

const turnFolder = (root: string, kind: string, key: string): string =>
  path.join(root, 'turns', `${kind}-${digestOf(key).slice('sha256:'.length, 'sha256:'.length + 32)}`);

type PutOptions = cacache.put.Options & {readonly metadata: Wanted};

const putStream = async (root: string, source: string, options: PutOptions): Promise<string> => {
  const sink = cacache.put.stream(root, entryKey(options.metadata.kind, options.metadata.key), options);
  let integrity = '';
  sink.on('integrity', (text) => {
    integrity = String(text);
  });
  await pipeline(createReadStream(source, {highWaterMark: 1 << 20}), sink as unknown as NodeJS.WritableStream);
  return integrity;
};

const putAtOnce = async (root: string, bytes: Uint8Array, options: PutOptions): Promise<string> =>
  String(await cacache.put(root, entryKey(options.metadata.kind, options.metadata.key), Buffer.from(bytes), options));

const metadataSchema = z.object({kind: z.enum(recordKinds), key: z.string(), facts: z.record(z.string(), z.json())});

/** `unreadable`: something is there that this store did not write so. */
const readEntry = async (root: string, kind: RecordKind, key: string): Promise<Entry | 'unreadable' | null> => {
  let info: cacache.CacheObject | null;
  try {
    info = await cacache.get.info(root, entryKey(kind, key), {memoize: false});
  } catch (error) {
    if (isRefusal(error)) throw error;
    return 'unreadable';
  }
  if (!info) return null;
  const entry = entryOf(info);
  return entry && entry.record.kind === kind && entry.record.key === key ? entry : 'unreadable';
};

const readEntries = async (root: string): Promise<Entry[]> => {
  const entries = Object.values(await cacache.ls(root)).map(entryOf);
  const order = ({record}: Entry) => entryKey(record.kind, record.key);
  return entries.filter((entry) => entry !== null).sort((a, b) => (order(a) < order(b) ? -1 : 1));
};

const entryOf = (info: cacache.CacheObject): Entry | null => {
  const metadata = metadataSchema.safeParse(info.metadata);
  const digest = digestOfIntegrity(info.integrity);
  if (!metadata.success || digest === null || info.size === undefined) return null;
  const {kind, key, facts} = metadata.data;
  return {record: {kind, key, digest, sizeInBytes: info.size, facts}, integrity: info.integrity, path: info.path};
};

/** `sha256-<base64>` is how cacache writes what we write as `sha256:<hex>`. */
const digestOfIntegrity = (integrity: string): Digest | null => {
  const base64 = /^sha256-([A-Za-z0-9+/]{43}=)$/.exec(integrity)?.[1];
  return base64 === undefined ? null : (`sha256:${Buffer.from(base64, 'base64').toString('hex')}` as Digest);
};

const stateOfContent = async ({path: content, record}: Entry): Promise<'good' | 'missing' | 'bad'> => {
  try {
    return (await digestOfFile(content)) === record.digest ? 'good' : 'bad';
  } catch (error) {
    if (isRefusal(error)) throw error;
    return isAbsence(error) ? 'missing' : 'bad';
  }
};

const hasItsSize = async ({path: content, record}: Entry): Promise<boolean> => {
  const facts = await stat(content).catch(() => null);
  return facts?.isFile() === true && facts.size === record.sizeInBytes;
};

/**
 * Removes a record without its bytes, and the bytes. One process at a time per digest: what another has just put in place again is left,
 * and handed back.
 */
const discard = async (root: string, {kind, key}: Omit<Wanted, 'facts'>, entry: Entry | 'unreadable' | null): Promise<Entry | null> => {
  if (entry === null) return null;
  if (entry === 'unreadable') {
    // An entry marked as removed would still be read, and fail to, on the way to the mark.
    await removeFully(root, entryKey(kind, key), {removeFully: true});
    return null;
  }
  const turn = await takeTurn(turnFolder(root, 'content', entry.record.digest), new AbortController().signal);
  try {
    const now = await readEntry(root, kind, key);
    if (now === null || now === 'unreadable') return null;
    if ((await stateOfContent(now)) === 'good') return now;
    if (now.record.digest !== entry.record.digest) return null;
    await rm(entry.path, {recursive: true, force: true, maxRetries: 5});
    await cacache.rm.entry(root, entryKey(kind, key));
    return null;
  } finally {
    await turn.release();
  }
};

// @types/cacache knows no options here; cacache 20 reads this one.
const removeFully = cacache.rm.entry as (root: string, key: string, options: {removeFully: true}) => Promise<unknown>;

/** Temporary files of processes that ended without removing them. */
const sweepTemporaryFiles = async (root: string): Promise<void> => {
  const folder = path.join(root, 'tmp');
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => {
    const tag = tagOf(name);
    return tag !== null && isGone(tag);
  });
  await Promise.all(left.map((name) => rm(path.join(folder, name), {recursive: true, force: true}).catch(() => undefined)));
};

/** The disk lets us not read: another matter than bytes that are not there or are wrong. */
const isRefusal = (error: unknown): boolean => ['EACCES', 'EPERM', 'EMFILE', 'ENFILE'].includes(systemErrorName(error) ?? '');

const isAbsence = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(systemErrorName(error) ?? '');

/** cacache gives every failed move into place this code; Windows refuses to replace a file that another process reads. */
const isLostRace = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | null)?.code === 'EEXIST' && !['ENOSPC', 'EDQUOT', 'EROFS'].includes(systemErrorName(error) ?? '');
