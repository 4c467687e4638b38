/** One file over HTTP: into `<file>.part`, going on where a download stopped, and under its name only once it is whole and what it should be. */
import {mkdir, open, readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {modelError} from '../model-error.ts';
import {digestOfFile} from '../weights-digest.ts';

export interface Download {
  readonly url: string;
  readonly file: string;
  /** What it has to be; null where nobody says. */
  readonly sha256: string | null;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
}

/** Attempts of one run; the next run goes on where the last one stopped anyway. */
const attempts = 3;

/** False where the server has no such file. */
export async function download(wanted: Download): Promise<boolean> {
  const {file, url} = wanted;
  let failure: unknown = null;
  for (let attempt = 0; attempt < attempts; attempt++) {
    wanted.signal.throwIfAborted();
    try {
      const outcome = await fetchRest(wanted);
      if (outcome === 'absent') return false;
      const found = await digestOfFile(`${file}.part`);
      const expected = wanted.sha256 ?? outcome.sha256;
      if (expected === null || found === expected) {
        await rename(`${file}.part`, file);
        await rm(`${file}.part.tag`, {force: true});
        return true;
      }
      // What was resumed may have been another version's beginning: begin again, once.
      await rm(`${file}.part`, {force: true});
      if (!outcome.isResumed) throw damaged(url, {expected, found});
    } catch (cause) {
      wanted.signal.throwIfAborted();
      if (isModelError(cause)) throw cause;
      failure = cause;
    }
  }
  throw modelError({
    expected: 'a download that comes to its end',
    found: failure === null ? 'bytes of another version' : String(failure instanceof Error && failure.cause ? failure.cause : failure),
    fix: 'run the same command again: it goes on where this one stopped',
    where: url,
    cause: failure,
  });
}

type Outcome = 'absent' | {readonly sha256: string | null; readonly isResumed: boolean};

async function fetchRest({url, file, signal, onBytes}: Download): Promise<Outcome> {
  const part = `${file}.part`;
  const there = await stat(part).then(
    ({size}) => size,
    () => 0,
  );
  const tag = await readFile(`${part}.tag`, 'utf8').catch(() => null);
  // `If-Range`: where the file has changed since, the server sends all of the new one instead of the rest of the old one.
  const range = there > 0 ? {Range: `bytes=${there}-`, ...(tag ? {'If-Range': tag} : {})} : {};
  const response = await fetch(url, {headers: {'Accept-Encoding': 'identity', ...range}, signal});
  if (response.status === 404 || response.status === 410) {
    await response.body?.cancel();
    return 'absent';
  }
  const sha256 = digestIn(response.headers);
  if (response.status === 416) {
    // Nothing is left to send: the digest tells whether what is there is the file.
    await response.body?.cancel();
    return {sha256, isResumed: true};
  }
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw modelError({
      expected: 'an answer with the file',
      found: `HTTP ${response.status}`,
      fix: 'check the address, and whether it asks for a login',
      where: url,
    });
  }
  const isResumed = response.status === 206;
  await mkdir(path.dirname(file), {recursive: true});
  const etag = response.headers.get('etag');
  if (etag && !etag.startsWith('W/')) await writeFile(`${part}.tag`, etag);
  const handle = await open(part, isResumed ? 'a' : 'w');
  try {
    if (isResumed) onBytes(there);
    for await (const chunk of response.body) {
      await handle.writeFile(chunk);
      onBytes(chunk.length);
    }
  } finally {
    await handle.close();
  }
  const length = response.headers.get('content-length');
  const {size} = await stat(part);
  const whole = length === null ? null : Number(length) + (isResumed ? there : 0);
  if (whole !== null && size < whole) throw new Error(`the connection ended after ${size} of ${whole} bytes`);
  return {sha256, isResumed};
}

/** Servers of large files name their SHA-256 as a tag. */
function digestIn(headers: Headers): string | null {
  const tags = ['x-linked-etag', 'etag'].map((name) => headers.get(name)?.replace(/^"|"$/g, '') ?? '');
  return tags.find((tag) => /^[0-9a-f]{64}$/.test(tag)) ?? null;
}

const isModelError = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'generator-cannot';

const damaged = (url: string, {expected, found}: {expected: string; found: string}) =>
  modelError({
    expected: `a file of the SHA-256 ${expected}`,
    found,
    fix: 'download it again later or from elsewhere: these bytes were thrown away',
    where: url,
  });
