import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import {ReshootError} from '../core/errors.ts';
import type {Ingredient} from '../core/ingredient.ts';
import {withPlainLineEnds} from '../core/line-ends.ts';
import type {ResolvedIngredient} from '../core/spec.ts';
import type {Video} from '../core/video.ts';
import {digestOfReference, readReference} from './read-reference.ts';
import {relative} from './relative.ts';

/**
 * The ingredients of a video with their pictures entered by digest, and where those pictures lie.
 *
 * @throws ReshootError `reference-not-found`
 */
export const resolveIngredients = async (request: {
  readonly video: Video;
  readonly videoFolder: string;
  readonly folder: string;
}): Promise<{ingredients: ResolvedIngredient[]; references: {[digest: string]: string}}> => {
  const {video, videoFolder, folder} = request;
  const references: {[digest: string]: string} = {};
  const resolve = async ({kind, name, look, references: files}: Ingredient): Promise<ResolvedIngredient> => {
    const resolved: Digest[] = [];
    for (const {path: file} of files) {
      const absolute = path.resolve(videoFolder, file);
      const bytes = await readReference(absolute).catch((cause: unknown) => {
        throw new ReshootError('reference-not-found', {
          expected: `the picture ${file}, a path from the video's folder`,
          found: 'no such file',
          fix: `put it at ${relative(folder, absolute)}, or mend the path`,
          where: `ingredient '${name}' of video '${video.id}'`,
          cause,
        });
      });
      const digest = await digestOfReference(bytes);
      references[digest] = relative(folder, absolute);
      resolved.push(digest);
    }
    return {kind, name, look: withPlainLineEnds(look), references: resolved};
  };
  const ingredients: ResolvedIngredient[] = [];
  for (const ingredient of video.ingredients) ingredients.push(await resolve(ingredient));
  return {ingredients, references};
};
