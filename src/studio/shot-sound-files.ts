import {existsSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {soundFile} from '../core/browser-variant.ts';
import type {TakeFile} from '../machine/expose-takes.ts';
import {runFfmpeg} from '../media/ffmpeg.ts';
import {replaceFile} from '../project/replace-file.ts';

/**
 * Puts the sound of shots' takes where `staticFile()` finds it, as files of their own: no browser plays the samples that lie in a take as they are.
 * Named by the digest of the take, so a file that is there is the right one; always put there by rename.
 */
export const exposeShotSounds = async (project: string, takes: Iterable<TakeFile>): Promise<void> => {
  for (const take of takes) {
    const target = path.join(project, 'public', soundFile(take.digest));
    if (existsSync(target)) continue;
    await mkdir(path.dirname(target), {recursive: true});
    await replaceFile(target, async (half) => {
      await runFfmpeg('ffmpeg', ['-y', '-v', 'error', '-i', take.path, '-vn', '-c:a', 'pcm_s16le', '-f', 'wav', half]);
    });
  }
};
