import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {readdir, stat} from 'node:fs/promises';
import path from 'node:path';
import type {Digest} from '../../src/core/brand.ts';
import {digestOfJson} from '../../src/core/digest.ts';

/** What a file was when it was read: bytes are hashed again only where this changed. Content decides, this only saves reading. */
const known = new Map<string, {readonly stamp: string; readonly digest: string}>();

/** Digest over the names and bytes of every file of a model folder, without hidden ones: two copies of a model are the same model. */
export async function weightsDigest(folder: string): Promise<Digest> {
  const names = (await readdir(folder, {recursive: true}))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.') || part === 'expected'))
    .sort((a, b) => (a < b ? -1 : 1));
  const files: Record<string, string> = {};
  for (const name of names) {
    const file = path.join(folder, name);
    const facts = await stat(file);
    if (!facts.isFile()) continue;
    const stamp = `${facts.size}:${facts.mtimeMs}`;
    const before = known.get(file);
    const digest = before?.stamp === stamp ? before.digest : await digestOfFile(file);
    known.set(file, {stamp, digest});
    files[name] = digest;
  }
  return digestOfJson(files);
}

async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
