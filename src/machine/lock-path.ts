import path from 'node:path';
import type {Machine} from './machine.ts';

/** Where the lock of a video lies: beside its `video.tsx`. */
export const lockFile = ({project}: Machine, video: string): string => {
  const found = project.videos.find(({id}) => id === video);
  if (!found) throw new RangeError(`No video '${video}' in this project.`);
  return path.join(project.folder, path.dirname(found.file), 'reshoot.lock.json');
};
