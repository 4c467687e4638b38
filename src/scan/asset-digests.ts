import type {Digest} from '../core/brand.ts';
import {digestOf, digestOfJson} from '../core/digest.ts';
import type {FileDigests} from '../project/file-digests.ts';
import {fileOfAsset, type PageFolders} from '../remotion/page-folders.ts';
import {listStaticFiles} from '../remotion/site.ts';
import {staticFilesAsset} from './page/static-files.ts';

/** Where the page's URLs lie on disk, and what is known of the files. */
export interface AssetFolders extends PageFolders {
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

const digestOfRemote = async (url: string): Promise<Digest | null> => {
  try {
    const response = await fetch(url);
    return response.ok ? digestOf(new Uint8Array(await response.arrayBuffer())) : null;
  } catch {
    return null;
  }
};
