import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import {digestOf, digestOfJson} from '../core/digest.ts';
import type {FileDigests} from '../project/file-digests.ts';
import {listStaticFiles} from '../remotion/site.ts';
import {staticFilesAsset} from './page/static-files.ts';

/** Where the page's URLs lie on disk. */
export interface AssetFolders {
  readonly publicFolder: string;
  readonly bundleFolder: string;
  readonly digests: FileDigests;
}

/**
 * Digest of what a URL of the page gives: files by their bytes, `video:` URLs (a frame of a video) by the video's bytes. Null where nothing
 * can be read: the caller then makes the frame a key of its own.
 */
export const digestOfAsset = async (url: string, folders: AssetFolders): Promise<Digest | null> => {
  if (url.startsWith('video:')) {
    const source = new URLSearchParams(url.slice('video:'.length)).get('src');
    return source === null ? null : digestOfAsset(source, folders);
  }
  if (/^https?:/.test(url)) return digestOfRemote(url);
  // Names and sizes; what is drawn of the files is named by the page itself.
  if (url === staticFilesAsset) return digestOfJson(await listStaticFiles(folders.publicFolder));
  return folders.digests.of(fileOfAsset(url, folders));
};

/** Where a URL of the page's own lies on disk. */
export const fileOfAsset = (url: string, folders: Pick<AssetFolders, 'publicFolder' | 'bundleFolder'>): string => {
  const pathname = decodeURIComponent(url.replace(/[?#].*$/, ''));
  return pathname.startsWith('/public/')
    ? path.join(folders.publicFolder, pathname.slice('/public/'.length))
    : path.join(folders.bundleFolder, pathname);
};

const digestOfRemote = async (url: string): Promise<Digest | null> => {
  try {
    const response = await fetch(url);
    return response.ok ? digestOf(new Uint8Array(await response.arrayBuffer())) : null;
  } catch {
    return null;
  }
};
