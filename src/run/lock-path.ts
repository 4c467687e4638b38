import path from 'node:path';
import type {Workspace} from './workspace.ts';

/** Where the lock of a video lies: beside its `video.tsx`. */
export const lockFile = (workspace: Workspace, video: string): string => {
  const found = workspace.project.videos.find(({id}) => id === video);
  if (!found) throw new RangeError(`No video '${video}' in this project.`);
  return path.join(workspace.project.folder, path.dirname(found.file), 'reshoot.lock.json');
};
