import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** Folder of the installed `reshoot` package, wherever this module was bundled to. */
export const packageFolder = (() => {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as {name?: unknown}).name === 'reshoot') return folder;
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('The folder of the package reshoot was not found above its own code.');
    folder = parent;
  }
})();
