import {readdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {madeByReshoot, type WrittenCue, writeSrt, writeVtt} from '../captions/write-captions.ts';
import type {Timeline} from '../core/timeline.ts';
import {placeFilm} from './place-film.ts';

/**
 * Writes what a film's captions say beside it, as SRT and WebVTT, by rename: `reel.srt` beside `reel.mp4`. Where the captions of one film are in
 * several languages, each has its own pair: `reel.id.srt`. Files are only touched where their text changes, and those that we wrote for captions
 * that are gone are removed.
 */
export const placeCaptions = async (timeline: Timeline, film: string, workFolder: string): Promise<void> => {
  const wanted = captionFiles(timeline);
  const stem = film.replace(/\.[^.]+$/, '');
  for (const [ending, text] of wanted) {
    const target = `${stem}${ending}`;
    if ((await readFile(target, 'utf8').catch(() => null)) === text) continue;
    const temporary = path.join(workFolder, `${path.basename(stem)}${ending}`);
    await writeFile(temporary, text);
    await placeFilm(temporary, target);
  }
  await removeOurs(stem, wanted);
};

/** The text of every file, by how its name ends. */
export const captionFiles = ({captions, framesPerSecond}: Pick<Timeline, 'captions' | 'framesPerSecond'>): Map<string, string> => {
  const languages = [...new Set(captions.map(({language}) => language))];
  const files = new Map<string, string>();
  for (const language of languages) {
    const cues = captions
      .filter((caption) => caption.language === language)
      .map(
        ({range, text}): WrittenCue => ({
          startInSeconds: range.start / framesPerSecond,
          endInSeconds: range.end / framesPerSecond,
          text,
        }),
      );
    const tag = languages.length === 1 ? '' : `.${language ?? 'und'}`;
    files.set(`${tag}.srt`, writeSrt(cues));
    files.set(`${tag}.vtt`, writeVtt(cues, language));
  }
  return files;
};

/**
 * Removes pairs that no caption asks for any more: those of another language, or all. An author may keep files of such names of their own: only
 * what carries our note goes.
 */
const removeOurs = async (stem: string, wanted: ReadonlyMap<string, string>): Promise<void> => {
  const [folder, name] = [path.dirname(stem), path.basename(stem)];
  for (const file of await readdir(folder)) {
    if (!file.startsWith(`${name}.`) || !file.endsWith('.vtt')) continue;
    const ending = file.slice(name.length);
    if (wanted.has(ending) || !/^(\.[A-Za-z0-9-]+)?\.vtt$/.test(ending)) continue;
    const text = await readFile(path.join(folder, file), 'utf8').catch(() => '');
    if (!text.includes(madeByReshoot)) continue;
    await rm(path.join(folder, file), {force: true});
    await rm(path.join(folder, file.replace(/\.vtt$/, '.srt')), {force: true});
  }
};
