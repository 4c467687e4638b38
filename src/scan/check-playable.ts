import {open} from 'node:fs/promises';
import {ReshootError} from '../core/errors.ts';
import {nameOfFileKind} from '../core/name-of-file-kind.ts';
import {streamsOf} from '../media/streams-of.ts';
import {fileOfAsset, type PageFolders} from '../remotion/page-folders.ts';
import type {SeenFrame} from './page/protocol.ts';
import {sourceOfUrl} from './source-of-url.ts';

/**
 * Refuses files that a film shows as a video or plays as a sound and that are something else: the scan is over in seconds, and what draws and mixes later
 * would say it in words of its own. Files behind addresses are left to those.
 *
 * @throws ReshootError `file-unusable`
 */
export const checkPlayable = async (
  {frames, tracks}: {readonly frames: readonly Pick<SeenFrame, 'urls' | 'audio'>[]; readonly tracks: readonly string[]},
  {folders, variant}: {readonly folders: PageFolders; readonly variant: string},
): Promise<void> => {
  for (const [source, {needs, where}] of usesOf(frames, tracks, variant)) {
    const file = fileOfAsset(source, folders);
    const streams = await streamsOf(file);
    if (streams !== null && (needs === 'anything' || streams[needs])) continue;
    const kind = nameOfFileKind(await firstBytes(file));
    const lacks = needs === 'picture' ? 'a file without pictures' : 'a file without sound';
    throw new ReshootError('file-unusable', {
      expected: needs === 'picture' ? 'a video or a picture, by its bytes and not by its name' : 'a file that can be played',
      found: kind ?? (streams === null ? 'a file that cannot be read: damaged, cut off, or of an unknown format' : lacks),
      fix: needs === 'picture' ? 'export it as MP4 (H.264), JPEG or PNG' : 'export it as MP3, WAV or MP4',
      where: `${decodeURIComponent(source.replace(/^\//, ''))}, ${where}`,
    });
  }
};

interface Use {
  readonly needs: 'picture' | 'sound' | 'anything';
  /** The first place where it is used so. */
  readonly where: string;
}

/** What the film needs of each of its own files. A video without sound may be heard: silence. */
const usesOf = (
  frames: readonly Pick<SeenFrame, 'urls' | 'audio'>[],
  tracks: readonly string[],
  variant: string,
): ReadonlyMap<string, Use> => {
  const uses = new Map<string, Use>();
  const use = (source: string, needs: Use['needs'], where: string): void => {
    if (!source.startsWith('/')) return;
    const known = uses.get(source);
    if (known === undefined || (known.needs === 'anything' && needs !== 'anything')) uses.set(source, {needs, where});
  };
  for (const [index, {urls, audio}] of frames.entries()) {
    const where = `frame ${index} of ${variant}`;
    for (const url of urls) if (url.startsWith('video:')) use(sourceOfUrl(url), 'picture', where);
    for (const sound of audio) if (sound.type !== 'samples') use(sound.src, 'anything', where);
  }
  for (const track of tracks) use(track, 'sound', `<Music src> of ${variant}`);
  return uses;
};

const firstBytes = async (file: string): Promise<Uint8Array> => {
  const handle = await open(file);
  try {
    const {buffer, bytesRead} = await handle.read(new Uint8Array(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};
