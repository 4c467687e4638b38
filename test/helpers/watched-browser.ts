import {chmod, readFile, writeFile} from 'node:fs/promises';
import {testBrowser} from './test-browser.ts';

/**
 * A browser that tells its version and refuses to do anything else; every call is noted. A run that ends well with it has drawn nothing.
 * A shell script: not on Windows.
 */
export const browserThatCannotDraw = async (folder: string): Promise<{executable: string; calls: () => Promise<string[]>}> => {
  const {executable: real} = await testBrowser();
  const executable = `${folder}/headless-shell-that-cannot-draw`;
  const log = `${executable}.log`;
  await writeFile(executable, `#!/bin/sh\necho "$*" >> '${log}'\n[ "$1" = "--version" ] && exec '${real}' --version\nexit 1\n`);
  await chmod(executable, 0o755);
  const calls = async (): Promise<string[]> => (await readFile(log, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  return {executable, calls};
};
