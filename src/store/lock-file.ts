import {open, readdir, readFile, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {ReshootError} from '../core/errors.ts';
import {emptyLock, type Lock, lockKey, lockSchema, printLock} from '../core/lock.ts';
import {onDisk, systemErrorName} from './disk-error.ts';
import {isGone, processTag, tagOf} from './process-tag.ts';

/**
 * The lock of a video as its file has it; the empty lock where there is no file yet.
 *
 * @throws ReshootError `lock-invalid` for anything that this project did not print: a lock decides what a render shows, so nothing in it
 * is guessed or repaired.
 * @example
 * const lock = await readLock('scenes/tram-fox/reshoot.lock.json', 'tram-fox');
 */
export const readLock = async (file: string, video: string): Promise<Lock> => {
  const text = await readText(file);
  if (text === null) return emptyLock(video);
  const parsed = lockSchema.safeParse(parseJson(text, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = issue?.path.map((part) => (typeof part === 'number' ? `[${part}]` : JSON.stringify(part))).join(' > ') || 'the whole file';
    throw invalid(file, {found: `${issue?.message ?? 'something else'}, at ${at}`});
  }
  const lock = parsed.data;
  if (lock.video !== video) throw invalid(file, {found: `the lock of video "${lock.video}" beside video "${video}"`});
  for (const [key, take] of Object.entries(lock.takes)) {
    const expected = lockKey(take.shot, take.fingerprint);
    if (key !== expected) throw invalid(file, {found: `a take under "${key}" whose shot and fingerprint make it "${expected}"`});
  }
  for (const [key, sound] of Object.entries(lock.sounds)) {
    const expected = lockKey(sound.sound, sound.fingerprint);
    if (key !== expected) throw invalid(file, {found: `a sound under "${key}" whose name and fingerprint make it "${expected}"`});
  }
  return lock;
};

/**
 * Puts a lock in place, whole or not at all; `unchanged` where the file says the same already, so that its time stamp stays too.
 *
 * @example
 * await writeLock('scenes/tram-fox/reshoot.lock.json', lock); // 'written'
 */
export const writeLock = (file: string, lock: Lock): Promise<'unchanged' | 'written'> =>
  onDisk(path.dirname(file), async () => {
    const text = printLock(lock);
    await sweepTemporaryFiles(file);
    // Git on Windows may have checked it out with other line ends; that is no change.
    if ((await readText(file))?.replaceAll('\r\n', '\n') === text) return 'unchanged';
    writes += 1;
    const temporary = path.join(path.dirname(file), `${temporaryPrefix(file)}${processTag()}-${writes}`);
    try {
      const handle = await open(temporary, 'w');
      try {
        await handle.writeFile(text);
        // Without it, a power cut after the rename may leave an empty lock where a good one was.
        await handle.sync();
      } finally {
        await handle.close();
      }
      await renamePatiently(temporary, file);
    } catch (error) {
      await rm(temporary, {force: true});
      throw error;
    }
    return 'written';
  });

let writes = 0;

const readText = async (file: string): Promise<string | null> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemErrorName(error) === 'ENOENT') return null;
    throw error;
  }
};

const parseJson = (text: string, file: string): unknown => {
  const conflict = /^(<{7}|={7}|>{7})( |$)/m.exec(text);
  if (conflict) {
    throw invalid(file, {
      found: 'a merge that git left open (<<<<<<< and >>>>>>>)',
      fix: 'keep the blocks of both sides and remove the marker lines; mind the commas between blocks. Then `git add` the file',
      ...placeOf(text, conflict.index),
    });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const {message} = error as SyntaxError;
    // V8 tells the place in its message only; where it tells none, the text ended too early.
    const position = /position (\d+)/.exec(message)?.[1];
    throw invalid(file, {
      found: message,
      cause: error,
      ...placeOf(text, position === undefined ? text.length : Number(position)),
    });
  }
};

const placeOf = (text: string, offset: number): {readonly line: number; readonly column: number} => {
  const before = text.slice(0, offset).split('\n');
  return {line: before.length, column: (before.at(-1) ?? '').length + 1};
};

interface Nonsense {
  readonly found: string;
  readonly fix?: string;
  readonly line?: number;
  readonly column?: number;
  readonly cause?: unknown;
}

const invalid = (file: string, {found, fix, line, column, cause}: Nonsense): ReshootError =>
  new ReshootError('lock-invalid', {
    expected: 'a lock file as `reshoot render` writes it',
    found,
    fix: fix ?? `restore it with \`git checkout -- ${file}\`, or delete it and render: takes that the store still has are accepted again`,
    where: line === undefined ? file : `${file}:${line}:${column}`,
    cause,
  });

const temporaryPrefix = (file: string): string => `.${path.basename(file)}.tmp-`;

/** Those of processes that were killed between writing and renaming: the folder is in git, so they would show there. */
const sweepTemporaryFiles = async (file: string): Promise<void> => {
  const folder = path.dirname(file);
  const prefix = temporaryPrefix(file);
  const left = (await readdir(folder)).filter((name) => {
    const tag = name.startsWith(prefix) ? tagOf(name.slice(prefix.length)) : null;
    return tag !== null && isGone(tag);
  });
  await Promise.all(left.map((name) => rm(path.join(folder, name), {force: true})));
};

/** Windows refuses to replace a file while an editor, a virus scanner or git has it open; usually for a moment. */
const renamePatiently = async (from: string, to: string): Promise<void> => {
  for (const pauseInMilliseconds of [10, 30, 100, 300, 1000, null]) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (pauseInMilliseconds === null || !['EPERM', 'EBUSY', 'EACCES'].includes(systemErrorName(error) ?? '')) throw error;
      await sleep(pauseInMilliseconds);
    }
  }
};
