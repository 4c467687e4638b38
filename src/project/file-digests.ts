import {readFile, stat} from 'node:fs/promises';
import type {Digest} from '../core/brand.ts';
import {digestOfFile} from '../store/digest-of-file.ts';
import {replaceText} from './replace-file.ts';

interface Memo {
  readonly sizeInBytes: number;
  readonly modified: number;
  readonly changed: number;
  readonly inode: number;
  readonly digest: Digest;
}

/**
 * Digests of files, decided by content. What has been read once is remembered by size, mtime, ctime and inode, so that a second run over
 * thousands of unchanged files costs a `stat` each. A file that changed within two seconds of being read is never remembered: its mtime
 * may be too coarse to show the next change.
 */
export class FileDigests {
  readonly #memoFile: string;
  readonly #now: () => number;
  #memos: Map<string, Memo> | null = null;
  #dirty = false;

  constructor(memoFile: string, now: () => number) {
    this.#memoFile = memoFile;
    this.#now = now;
  }

  /** Digest of the file's bytes; null where there is no file. */
  async of(file: string): Promise<Digest | null> {
    const memos = await this.#load();
    const facts = await stat(file).catch(() => null);
    if (facts === null || !facts.isFile()) return null;
    const known = memos.get(file);
    if (
      known &&
      known.sizeInBytes === facts.size &&
      known.modified === facts.mtimeMs &&
      known.changed === facts.ctimeMs &&
      known.inode === facts.ino
    ) {
      return known.digest;
    }
    const digest = await digestOfFile(file);
    if (this.#now() - Math.max(facts.mtimeMs, facts.ctimeMs) > 2000) {
      memos.set(file, {
        sizeInBytes: facts.size,
        modified: facts.mtimeMs,
        changed: facts.ctimeMs,
        inode: facts.ino,
        digest,
      });
      this.#dirty = true;
    }
    return digest;
  }

  /** Digests of many files, by path; null for those that are not there. */
  async ofAll(files: readonly string[]): Promise<Map<string, Digest | null>> {
    const digests = new Map<string, Digest | null>();
    const waiting = [...files];
    const worker = async (): Promise<void> => {
      for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) digests.set(file, await this.of(file));
    };
    await Promise.all(Array.from({length: 16}, worker));
    return digests;
  }

  /** Remembers for the next run. Losing the file costs time, never a wrong answer. */
  async save(): Promise<void> {
    if (!this.#dirty || this.#memos === null) return;
    await replaceText(this.#memoFile, JSON.stringify([...this.#memos])).catch(() => undefined);
    this.#dirty = false;
  }

  async #load(): Promise<Map<string, Memo>> {
    if (this.#memos) return this.#memos;
    const text = await readFile(this.#memoFile, 'utf8').catch(() => '[]');
    try {
      // Only ever written by save().
      this.#memos = new Map(JSON.parse(text) as [string, Memo][]);
    } catch {
      this.#memos = new Map();
    }
    return this.#memos;
  }
}
