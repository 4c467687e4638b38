import {readFile, rm, writeFile} from 'node:fs/promises';
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
  if (!wanted.has('.vtt')) await removeOurs(stem);
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

/** An author may keep a file of that name of their own: only what carries our note goes. */
const removeOurs = async (stem: string): Promise<void> => {
  const old = await readFile(`${stem}.vtt`, 'utf8').catch(() => '');
  if (!old.includes(madeByReshoot)) return;
  await rm(`${stem}.srt`, {force: true});
  await rm(`${stem}.vtt`, {force: true});
};
