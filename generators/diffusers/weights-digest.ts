/**
 * Which weights these are: a digest over the names and bytes of every file of a model folder, so that two copies of a model are the same model.
 * Content decides. What a file's bytes came to is remembered in `.digests.json` beside them, by size and time of change: a model of 17 GB would
 * otherwise be read anew for every plan.
 */
import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {readdir, readFile, rename, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import type {Digest} from '../../src/core/brand.ts';
import {digestOfJson} from '../../src/core/digest.ts';
import {recordName} from './model-record.ts';

export const weightsDigest = async (folder: string): Promise<Digest> => digestOfFiles(await fileDigests(folder));

export const digestOfFiles = (files: Readonly<Record<string, string>>): Digest => digestOfJson(files);

/**
 * File → SHA-256 of its bytes, sorted; without hidden files, the record about the folder, and what our fixtures expect of it.
 *
 * @param rememberFrom bytes; what is smaller is read faster than remembered.
 */
export async function fileDigests(folder: string, {rememberFrom = 100_000_000} = {}): Promise<Record<string, string>> {
  const names = (await readdir(folder, {recursive: true}))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name !== recordName && !name.split('/').some((part) => part.startsWith('.') || part === 'expected'))
    .sort((a, b) => (a < b ? -1 : 1));
  const memory = path.join(folder, '.digests.json');
  const {known, writtenAt} = await remembered(memory);
  const files: Record<string, string> = {};
  const next: Memory = {};
  let [size, hasRead] = [0, false];
  for (const name of names) {
    const file = path.join(folder, name);
    const facts = await stat(file);
    if (!facts.isFile()) continue;
    const before = known[name];
    // A file that changed in the moment in which the memory was written could have changed once more within the clock's step: read it.
    const isSame = before?.sizeInBytes === facts.size && before.changedAt === facts.mtimeMs && facts.mtimeMs < writtenAt - 2000;
    const sha256 = isSame && before ? before.sha256 : await digestOfFile(file);
    hasRead ||= !isSame;
    size += facts.size;
    files[name] = sha256;
    next[name] = {sizeInBytes: facts.size, changedAt: facts.mtimeMs, sha256};
  }
  if (hasRead && size >= rememberFrom) await remember(memory, next);
  return files;
}

const memorySchema = z.record(z.string(), z.object({sizeInBytes: z.number(), changedAt: z.number(), sha256: z.string()}));
type Memory = z.output<typeof memorySchema>;

/** What is damaged is forgotten: it only saves reading. */
async function remembered(memory: string): Promise<{known: Memory; writtenAt: number}> {
  try {
    const known = memorySchema.parse(JSON.parse(await readFile(memory, 'utf8')));
    return {known, writtenAt: (await stat(memory)).mtimeMs};
  } catch {
    return {known: {}, writtenAt: 0};
  }
}

async function remember(memory: string, next: Memory): Promise<void> {
  const half = `${memory}.${process.pid}.half`;
  // A folder that may not be written to is read each time.
  await writeFile(half, JSON.stringify(next))
    .then(() => rename(half, memory))
    .catch(() => undefined);
}

export async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
