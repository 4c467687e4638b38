import {glob} from 'tinyglobby';
import {nearestFile} from '../core/nearest-file.ts';
import {relative} from './relative.ts';

/**
 * The file in a video's folder or below whose name is nearest to one that is not there, as the video writes it; null where none is near.
 *
 * @param missing absolute path.
 */
export const nearestBeside = async (videoFolder: string, missing: string): Promise<string | null> => {
  const names = await glob(['**/*'], {cwd: videoFolder, ignore: ['**/node_modules/**']});
  const nearest = nearestFile(relative(videoFolder, missing), names);
  return nearest === null ? null : `./${nearest}`;
};
