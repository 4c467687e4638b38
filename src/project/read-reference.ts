import {isUtf8} from 'node:buffer';
import {readFile} from 'node:fs/promises';
import type {Digest} from '../core/brand.ts';
import {digestOf, digestOfJson} from '../core/digest.ts';
import {withPlainLineEnds} from '../core/line-ends.ts';

/**
 * What a reference decides: the bytes of a picture; the text of an SVG or of another text with the line ends that git keeps, because a checkout on Windows
 * may have others. A generator is given the same bytes.
 *
 * @throws what reading a file throws.
 */
export const readReference = async (file: string): Promise<Uint8Array> => {
  const bytes = await readFile(file);
  return isText(bytes) ? Buffer.from(withPlainLineEnds(bytes.toString('utf8'))) : bytes;
};

/**
 * What a reference is called in fingerprints: the digest of its bytes. Of a picture that is to be turned (EXIF), the turn is named beside them, because takes were made from
 * the picture as it lies once.
 */
export const digestOfReference = async (bytes: Uint8Array): Promise<Digest> => {
  const {default: sharp} = await import('sharp');
  const {orientation = 1} = await sharp(bytes)
    .metadata()
    .catch(() => ({orientation: 1}));
  return orientation === 1 ? digestOf(bytes) : digestOfJson({picture: digestOf(bytes), orientation});
};

/** No format of pictures is UTF-8 without a NUL; git tells text by less. */
const isText = (bytes: Buffer): boolean => !bytes.includes(0) && isUtf8(bytes);
