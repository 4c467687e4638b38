import {type FoundBrowser, findBrowser} from '../../src/remotion/browser.ts';
import {repository} from './slot.ts';
import {systemBrowser} from './system-browser.ts';

/**
 * The environment with the browser that this pass of the tests draws with: the package's default, which a project finds by itself, or the system's in
 * the pass `system-browser`.
 */
export const browserEnvironment = (): NodeJS.ProcessEnv => {
  const {REMOTION_BROWSER: _, TEST_BROWSER: pass, ...environment} = process.env;
  return pass === 'system' ? {...environment, REMOTION_BROWSER: systemBrowser() ?? 'no browser of the system'} : environment;
};

/** That browser. */
export const testBrowser = (): Promise<FoundBrowser> => findBrowser({project: repository, environment: browserEnvironment()});
