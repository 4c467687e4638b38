import path from 'node:path';
import {defineConfig} from 'vitest/config';
import {systemBrowser} from './test/helpers/system-browser.ts';

const source = (file: string) => path.join(import.meta.dirname, 'src', file);

/** The names under which films import the package; here they are the sources, so that no test runs on an old build. */
const alias = [
  {find: /^reshoot$/, replacement: source('index.ts')},
  {find: /^reshoot\/node$/, replacement: source('node.ts')},
  {find: /^reshoot\/entry$/, replacement: source('entry.ts')},
  {find: /^reshoot\/remotion$/, replacement: source('remotion/config.ts')},
];

/** What draws text and pictures, once more with a Chromium of the machine. */
const systemBrowserTests = ['test/golden/text.test.ts', 'test/rig/first-render.test.ts', 'test/rig/plain-remotion.test.ts'];

const hasSystemBrowser = systemBrowser() !== null;
if (!hasSystemBrowser) process.stderr.write('system-browser: skipped, because no Chromium or Chrome is on the PATH. CI has one.\n');

/** Seconds on an idle machine. On one that others use too, a bundle alone takes minutes, and a time limit would fail for no reason. */
const patience = 600_000;

/** Three speeds (STYLE 27), told apart by folder, the fast ones first. `unit` is everything that is not one of the slow ones. */
export default defineConfig({
  test: {
    // The second prints the totals as the last line, in a form that does not change with Vitest.
    reporters: ['default', './scripts/totals-reporter.mjs'],
    projects: [
      {
        resolve: {alias},
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/rig/**', 'test/golden/**', '**/node_modules/**'],
          pool: 'forks',
          sequence: {groupOrder: 0},
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve: {alias},
        test: {
          name: 'rig',
          include: ['test/rig/**/*.test.{ts,tsx}'],
          pool: 'forks',
          // Each of these starts a browser or an encoder, which want the cores for themselves.
          fileParallelism: false,
          sequence: {groupOrder: 1},
          testTimeout: patience,
          hookTimeout: patience,
        },
      },
      ...(hasSystemBrowser
        ? [
            {
              resolve: {alias},
              test: {
                name: 'system-browser',
                include: systemBrowserTests,
                env: {TEST_BROWSER: 'system'},
                pool: 'forks' as const,
                fileParallelism: false,
                sequence: {groupOrder: 3},
                testTimeout: patience,
                hookTimeout: patience,
              },
            },
          ]
        : []),
      {
        resolve: {alias},
        test: {
          name: 'golden',
          include: ['test/golden/**/*.test.{ts,tsx}'],
          pool: 'forks',
          fileParallelism: false,
          sequence: {groupOrder: 2},
          testTimeout: patience,
          hookTimeout: patience,
        },
      },
    ],
  },
});
