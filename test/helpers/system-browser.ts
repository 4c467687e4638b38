import {existsSync} from 'node:fs';
import path from 'node:path';

/** A Chromium that the machine has; null where it has none. */
export const systemBrowser = (): string | null => {
  const names = ['chromium-headless-shell', 'chrome-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(existsSync) ?? null;
};
