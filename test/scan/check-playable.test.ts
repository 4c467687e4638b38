import {copyFile, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {nameOfFileKind} from '../../src/core/name-of-file-kind.ts';
import {runFfmpeg} from '../../src/media/ffmpeg.ts';
import {wavBytes} from '../../src/media/wav.ts';
import {checkPlayable} from '../../src/scan/check-playable.ts';
import type {SeenFrame} from '../../src/scan/page/protocol.ts';

describe('a file of the film', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reshoot-playable-'));
    const [black, silent] = [path.join(folder, 'black.png'), path.join(folder, 'silent.mp4')];
    await sharp({create: {width: 64, height: 64, channels: 3, background: '#000'}})
      .png()
      .toFile(black);
    await runFfmpeg('ffmpeg', ['-v', 'error', '-loop', '1', '-i', black, '-frames:v', '2', '-pix_fmt', 'yuv420p', silent]);
    await writeFile(path.join(folder, 'song.wav'), wavBytes({left: new Float32Array(4800), right: new Float32Array(4800)}));
    await copyFile(path.join(folder, 'silent.mp4'), path.join(folder, 'clip.png'));
    await writeFile(path.join(folder, 'notes.mp4'), 'only notes\n');
    await writeFile(path.join(folder, 'login.mp4'), '<!doctype html><html></html>');
    await writeFile(path.join(folder, 'photo.jpg'), Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1'));
    await writeFile(path.join(folder, 'empty.mp4'), '');
    await writeFile(path.join(folder, 'cut.mp4'), Buffer.from('\0\0\0\u0018ftypisom\0\0\u0002\0isomiso2', 'latin1'));
  });
  afterAll(() => rm(folder, {recursive: true, force: true}));

  const check = (use: {readonly shown?: string; readonly played?: string; readonly track?: string}) =>
    checkPlayable(
      {
        frames: [
          {
            urls: use.shown === undefined ? [] : [`video:src=${encodeURIComponent(`/public/${use.shown}`)}&time=0`],
            // Only what is looked at.
            audio: (use.played === undefined ? [] : [{type: 'audio', src: `/public/${use.played}`}]) as unknown as SeenFrame['audio'],
          },
        ],
        tracks: use.track === undefined ? [] : [`/public/${use.track}`],
      },
      {folders: {publicFolder: folder, bundleFolder: folder}, variant: 'film/tiny'},
    );

  it('is played whatever its name is', async () => {
    await check({shown: 'clip.png', track: 'song.wav'});
    await check({shown: 'silent.mp4', played: 'silent.mp4'});
  });

  it.each<[string, Parameters<typeof check>[0], string]>([
    ['a text', {shown: 'notes.mp4'}, 'found     a text\n  where     public/notes.mp4, frame 0 of film/tiny'],
    ['a web page', {played: 'login.mp4'}, 'found     a web page'],
    ['HEIC', {shown: 'photo.jpg'}, 'found     a HEIC picture'],
    ['a sound, shown', {shown: 'song.wav'}, 'found     a WAV'],
    ['empty', {shown: 'empty.mp4'}, 'found     an empty file'],
    ['cut off', {shown: 'cut.mp4'}, 'damaged, cut off'],
    ['a silent film, as music', {track: 'silent.mp4'}, 'found     a file without sound'],
    ['a text, as music', {track: 'notes.mp4'}, '<Music src> of film/tiny'],
  ])('that is %s is refused by the scan, with what it is', async (...[, use, words]) => {
    await expect(check(use)).rejects.toThrow(expect.objectContaining({code: 'file-unusable', message: expect.stringContaining(words)}));
  });

  it('is told by its first bytes; what may be a video is not named', () => {
    const start = (text: string) => nameOfFileKind(Buffer.from(text, 'latin1'));
    expect(start('version https://git-lfs.github.com/spec/v1\n')).toContain('git lfs pull');
    expect(start('\x89PNG\r\n\x1a\n')).toBe('a picture');
    expect(start('G@\x11\x10\0B\xf0%')).toBeNull();
    expect(start('\0\0\0\x20ftypavif\0\0\0\0avifmif1')).toBeNull();
  });
});
