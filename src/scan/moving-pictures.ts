import {open} from 'node:fs/promises';
import type {Finding} from '../core/finding.ts';
import {fileOfAsset} from '../remotion/page-folders.ts';
import type {AssetFolders} from './asset-digests.ts';
import type {SeenFrame} from './page/protocol.ts';

/** Enough of a file for what tells that it moves: the frames of a GIF of several megabytes begin within it. */
const headInBytes = 1 << 20;

/** Addresses of pictures that elements or styles show and that have several frames, told by their bytes: an ending may say anything. */
export const movingPictures = async (frames: readonly SeenFrame[], folders: AssetFolders): Promise<ReadonlySet<string>> => {
  const moving = new Set<string>();
  for (const url of new Set(frames.flatMap(({urls}) => urls))) {
    if (/^(https?|video):/.test(url)) continue;
    if (isAnimated(await headOf(fileOfAsset(url, folders)))) moving.add(url);
  }
  return moving;
};

/** Whether the bytes are those of an animated GIF, PNG, WebP or AVIF. */
export const isAnimated = (bytes: Buffer): boolean => {
  const tag = (at: number): string => bytes.toString('latin1', at, at + 4);
  if (tag(0) === 'GIF8') return gifFrames(bytes) > 1;
  // APNG: the chunk acTL comes before the pixels.
  if (tag(1) === 'PNG\r') return bytes.includes('acTL') && bytes.indexOf('acTL') < bytes.indexOf('IDAT');
  if (tag(0) === 'RIFF' && tag(8) === 'WEBP') return tag(12) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
  return tag(4) === 'ftyp' && tag(8) === 'avis';
};

/** Frames of a GIF (GIF89a, 1990), as far as they are in the bytes. */
const gifFrames = (bytes: Buffer): number => {
  const tableOf = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const skipBlocks = (from: number): number => {
    let at = from;
    for (let size = bytes[at] ?? 0; size !== 0; size = bytes[at] ?? 0) at += size + 1;
    return at + 1;
  };
  let frames = 0;
  let at = 13 + tableOf(bytes[10] ?? 0);
  while (at < bytes.length) {
    if (bytes[at] === 0x21) at = skipBlocks(at + 2);
    else if (bytes[at] === 0x2c) {
      frames += 1;
      at = skipBlocks(at + 11 + tableOf(bytes[at + 9] ?? 0));
    } else break;
  }
  return frames;
};

/** That such pictures stand still, unless a component of Remotion plays them. */
export const pictureMoves = (moving: ReadonlySet<string>, frames: readonly SeenFrame[], variant: string): Finding[] =>
  [...moving].map((url) => ({
    code: 'picture-moves',
    severity: 'warning',
    where: `frame ${frames.findIndex(({urls}) => urls.includes(url))} of ${variant}`,
    expected: 'pictures that stand still in <img>, <Img> and styles: what runs by the clock is another film each time',
    found: `${url.replace(/^\/public\//, 'public/')}, which is animated: its first picture is shown on every frame`,
    fix: 'write <AnimatedImage src={…} /> of Remotion, or <Gif> of @remotion/gif, which follow the frame',
  }));

const headOf = async (file: string): Promise<Buffer> => {
  const handle = await open(file).catch(() => null);
  if (handle === null) return Buffer.alloc(0);
  try {
    const {buffer, bytesRead} = await handle.read(Buffer.alloc(headInBytes), 0, headInBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};
