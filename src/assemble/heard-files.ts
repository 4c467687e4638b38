import {access, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {digestOf} from '../core/digest.ts';
import {ReshootError} from '../core/errors.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Machine} from '../machine/machine.ts';
import {fileOfAsset} from '../remotion/page-folders.ts';

/** Finds the files that elements of Remotion play: the project's own where they lie, those of addresses and `data:` URLs in the work folder. */
export const heardFiles = (machine: Machine, timeline: Pick<Timeline, 'variant' | 'assets'>): ((src: string) => Promise<string>) => {
  const known = new Map<string, Promise<string>>();
  return (src) => {
    const file = known.get(src) ?? heardFile(machine, timeline, src);
    known.set(src, file);
    return file;
  };
};

const heardFile = async (machine: Machine, timeline: Pick<Timeline, 'variant' | 'assets'>, src: string): Promise<string> => {
  if (src.startsWith('data:') || /^https?:/.test(src)) {
    const bytes = await bytesAt(src, timeline);
    const digest = digestOf(bytes).slice('sha256:'.length, 'sha256:'.length + 24);
    const file = path.join(machine.workFolder, `heard-${digest}`);
    await writeFile(file, bytes);
    return file;
  }
  const file = fileOfAsset(src, await machine.folders());
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) throw missing(src.startsWith('/public/') ? decodeURIComponent(src.slice(1)) : src, timeline.variant);
  return file;
};

const bytesAt = async (src: string, {variant, assets}: Pick<Timeline, 'variant' | 'assets'>): Promise<Uint8Array> => {
  const name = src.length > 120 ? `${src.slice(0, 60)}…` : src;
  try {
    // Node's fetch() reads `data:` URLs as well.
    const response = await fetch(src);
    if (!response.ok) throw new RangeError(`${response.status} ${response.statusText}`.trim());
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (assets[src] === undefined || digestOf(bytes) === assets[src]) return bytes;
  } catch (cause) {
    throw missing(name, variant, cause);
  }
  throw new ReshootError('render-failed', {
    expected: 'the sound that was there when the film was scanned',
    found: 'other bytes at the same address',
    fix: 'run the command again; put the file into public/ where the address gives another one each time',
    where: `${name}, played in ${variant}`,
  });
};

const missing = (name: string, variant: string, cause?: unknown): ReshootError =>
  new ReshootError('file-missing', {
    expected: 'every file that the film plays to be there',
    found: `nothing at ${name}${cause instanceof Error ? `: ${cause.message}` : ''}`,
    fix: name.startsWith('public/')
      ? `put the file there, or correct staticFile("${name.slice('public/'.length)}")`
      : 'correct the address, or put the file into public/ and write staticFile("…")',
    where: variant,
    cause,
  });
