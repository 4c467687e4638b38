import path from 'node:path';
import type {GeneratedPicture} from '../core/generator.ts';
import type {PlannedShot} from '../core/planned-take.ts';
import {firstMoment} from '../media/first-moment.ts';
import {type MediaFacts, probe} from '../media/probe.ts';
import {wrongPictures} from './wrong-pictures.ts';

/** A generator's file, with what is in it. */
export type PictureFile = GeneratedPicture & {
  readonly kind: 'file';
  readonly video: NonNullable<MediaFacts['video']>;
  readonly hasSound: boolean;
  /** Where the take begins, on the file's own clock: sound may begin before or after it. Null where the file has no clock. */
  readonly firstPictureInSeconds: number | null;
};

/** What a generator hands back, its file read: once, for its pictures and its sound. */
export type PictureSource = (GeneratedPicture & {readonly kind: 'frames'}) | PictureFile;

/** @throws ReshootError `generator-failed` for a file that is no film, or is not in the work folder. */
export const readPictureSource = async (request: {
  readonly shot: PlannedShot;
  readonly picture: GeneratedPicture;
  readonly workFolder: string;
}): Promise<PictureSource> => {
  const {shot, picture, workFolder} = request;
  if (picture.kind === 'frames') return picture;
  const file = path.resolve(picture.path);
  const inside = path.relative(workFolder, file);
  if (inside.startsWith('..') || path.isAbsolute(inside)) throw wrongPictures(shot, 'a file inside the work folder', picture.path);
  const {video, audio} = await probe(file).catch((cause: unknown) => {
    throw wrongPictures(shot, 'a video file that ffprobe can read', String(cause));
  });
  if (video === null || !(video.framesPerSecond > 0)) throw wrongPictures(shot, 'a file with moving pictures', path.basename(file));
  const firstPictureInSeconds = await firstMoment(file, 'picture');
  return {...picture, path: file, video, hasSound: audio !== null, firstPictureInSeconds};
};
