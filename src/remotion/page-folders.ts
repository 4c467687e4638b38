import path from 'node:path';

/** Where the URLs of a page lie on disk. */
export interface PageFolders {
  readonly publicFolder: string;
  readonly bundleFolder: string;
}

/** The file of a URL of the page's own. */
export const fileOfAsset = (url: string, {publicFolder, bundleFolder}: PageFolders): string => {
  const pathname = decodeURIComponent(url.replace(/[?#].*$/, ''));
  return pathname.startsWith('/public/') ? path.join(publicFolder, pathname.slice('/public/'.length)) : path.join(bundleFolder, pathname);
};
