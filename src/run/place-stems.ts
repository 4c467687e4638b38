import path from 'node:path';
import type {Soundtrack} from '../assemble/mix-audio.ts';
import {writeStems} from '../assemble/stems.ts';
import {placeFilm} from '../publish/place-film.ts';
import type {PageToDraw} from '../remotion/page-options.ts';
import type {Workspace} from './workspace.ts';

/** Puts the parts of a film's sound beside it: `reel.dialogue.wav`, `reel.music.wav` … */
export const placeStems = async (
  workspace: Workspace,
  soundtrack: Soundtrack,
  film: {readonly target: string; readonly page: () => Promise<PageToDraw>},
): Promise<void> => {
  const {workFolder} = workspace;
  const {signal} = workspace.context;
  const fileOf = (part: string): string => path.join(workFolder, `${path.basename(film.target, '.mp4')}.${part}.wav`);
  for (const file of await writeStems({...soundtrack, page: film.page, workFolder, signal, fileOf})) {
    await placeFilm(file, path.join(path.dirname(film.target), path.basename(file)));
  }
};
