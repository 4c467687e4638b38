import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import type {Digest} from '../core/brand.ts';

/**
 * Digest of a file's bytes, read as a stream: takes and films are larger than memory should hold.
 *
 * @example
 * await digestOfFile('out/hello/reel.mp4') // 'sha256:…'
 */
export const digestOfFile = async (path: string): Promise<Digest> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20})) hash.update(chunk as Buffer);
  return `sha256:${hash.digest('hex')}` as Digest;
};
