import sharp from 'sharp';

/**
 * Decodes a captured picture to RGB, three bytes a pixel; where it is transparent, over black, which is what Remotion draws films on.
 *
 * @throws Error where it is not as large as the film.
 */
export const readPicture = async (bytes: Uint8Array, size: {readonly width: number; readonly height: number}): Promise<Uint8Array> => {
  const {data, info} = await sharp(bytes).flatten({background: '#000'}).toColourspace('srgb').raw().toBuffer({resolveWithObject: true});
  if (info.width === size.width && info.height === size.height && info.channels === 3) return data;
  throw new Error(
    `A captured picture is ${info.width}x${info.height} with ${info.channels} channels, the film ${size.width}x${size.height}.`,
  );
};
