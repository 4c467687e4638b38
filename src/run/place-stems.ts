import path from 'node:path';
import type {MixRequest, Soundtrack} from '../assemble/mix-audio.ts';
import {writeStems} from '../assemble/stems.ts';
import {placeFilm} from '../publish/place-film.ts';
import type {Workspace} from './workspace.ts';

/** Puts the parts of a film's sound beside it: `reel.dialogue.wav`, `reel.music.wav` … */
export const placeStems = async (
  workspace: Workspace,
  soundtrack: Soundtrack,
  {target, ...heard}: {readonly target: string} & Pick<MixRequest, 'page' | 'sourceOf'>,
): Promise<void> => {
  const {workFolder} = workspace;
  const {signal} = workspace.context;
  const fileOf = (part: string): string => path.join(workFolder, `${path.basename(target, '.mp4')}.${part}.wav`);
  for (const file of await writeStems({...soundtrack, ...heard, workFolder, signal, fileOf})) {
    await placeFilm(file, path.join(path.dirname(target), path.basename(file)));
  }
};
