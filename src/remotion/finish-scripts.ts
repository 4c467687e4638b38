import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';

/**
 * Changes what the bundler wrote where Remotion's own bundler could not be told to:
 *  - Remotion reads the source map that a script names last. Where the bundler names none, that would be one whose name a package has left in its code, and which is
 *    not there.
 *  - `delayRender()` ends two seconds before its author's limit, so that a limit of two seconds ends at once. A page of ours has nobody behind it who would give up
 *    earlier: it waits as long as its author says.
 */
export const finishScripts = async (folder: string): Promise<void> => {
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  await writeFile(path.join(folder, 'empty.map'), JSON.stringify({version: 3, sources: [], names: [], mappings: ''}));
  const finish = async (name: string): Promise<void> => {
    const file = path.join(folder, name);
    await writeFile(file, `${withWholeLimits(await readFile(file, 'utf8'))}\n//# sourceMappingURL=empty.map\n`);
  };
  await Promise.all(scripts.map(finish));
};

/** A contract test holds that these are Remotion's words. */
export const withWholeLimits = (code: string): string =>
  code.replace(/(timeoutInMilliseconds \?\? scope\.remotion_puppeteerTimeout \?\? \w+\)) - 2000\b/, '$1');
