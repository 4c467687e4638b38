import path from 'node:path';

/** A path from a folder, with forward slashes on every platform: what messages, locks and imports show. */
export const relative = (folder: string, file: string): string => path.relative(folder, file).replaceAll(path.sep, '/');
