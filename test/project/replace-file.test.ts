import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {halfOf, replaceFile, replaceText, sweepHalves} from '../../src/project/replace-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'reshoot-replace-'));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

describe('a file that is replaced', () => {
  it('has its new text, and nothing lies beside it', async () => {
    const file = path.join(folder, 'a.json');
    await replaceText(file, 'one');
    await replaceText(file, 'two');
    expect(await readFile(file, 'utf8')).toBe('two');
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  it('keeps its old text where making the new one fails', async () => {
    const file = path.join(folder, 'a.json');
    await replaceText(file, 'old');
    const failing = replaceFile(file, async (half) => {
      await writeFile(half, 'ne');
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(await readFile(file, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['a.json']);
  });
});

describe('halves that are left', () => {
  it('go when their process has ended, and stay while it lives', async () => {
    const own = halfOf(path.join(folder, 'mine.json'));
    // No process has this number: it is above what systems give.
    const dead = own.replace(/(\d+)(-[0-9a-f]{8}-mine)/, '99999999$2');
    await writeFile(own, '');
    await writeFile(dead, '');
    await writeFile(path.join(folder, 'other.json'), '');
    await sweepHalves([folder, path.join(folder, 'not-there')]);
    expect((await readdir(folder)).sort()).toEqual([path.basename(own), 'other.json'].sort());
  });
});
