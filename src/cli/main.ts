/**
 * The process: the one place that reads arguments, environment, clock and signals. `bin/reshoot.js` imports it.
 *
 * Everything heavy is imported when a command asks for it: `--help`, a wrong option and a render that has nothing to do start none of it.
 */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {packageFolder} from '../project/package-folder.ts';
import {replaceText} from '../project/replace-file.ts';
import {runCommandLine} from './run.ts';
import type {Shell} from './shell.ts';
import type {Work} from './work.ts';

const work: Work = {
  planProject: async (context, request) => (await import('../pipeline.ts')).planProject(context, request),
  generateShots: async (context, request) => (await import('../pipeline.ts')).generateShots(context, request),
  renderProject: async (context, request) => (await import('../pipeline.ts')).renderProject(context, request),
  makeWork: async (context, request) => (await import('../pipeline.ts')).makeWork(context, request),
  addModel: async (context, request) => (await import('../pipeline.ts')).addModel(context, request),
  transcribe: async (context, request) => (await import('../pipeline.ts')).transcribe(context, request),
  openStore: async (project) => {
    const {createDiskStore} = await import('../store/disk-store.ts');
    return createDiskStore({folder: path.join(project, '.reshoot/store')});
  },
  shotExplainer: async () => {
    const {explainScenePlan, explanationLines} = await import('../plan/read-prompt/explain-scene-plan.ts');
    const {audioLines} = await import('../report/audio-lines.ts');
    return ({spec, audio}) => [...explanationLines(explainScenePlan(spec)), ...audioLines(audio)];
  },
  machineFacts: async (context) => (await import('./machine.ts')).machineFacts(context),
  copyTemplate: async (name, folder) =>
    (await import('./template.ts')).copyTemplate({templates: path.join(packageFolder, 'templates'), name, folder}),
  writeFile: replaceText,
};

const manifest: {version: string} = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));

const shell: Shell = {
  words: process.argv.slice(2),
  project: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  now: () => Date.now(),
  onInterrupt: (handler) => {
    process.on('SIGINT', handler).on('SIGTERM', handler);
    return () => process.off('SIGINT', handler).off('SIGTERM', handler);
  },
  exit: (code) => process.exit(code),
  version: manifest.version,
  pagesFolder: relativeWhereShorter(path.join(packageFolder, 'src/core/error-pages')),
  work,
};

// `reshoot plan | head` closes our stdout: that is how the reader says that it has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCommandLine(shell);
// The process ends by itself once its output is written. This only cuts off what a library holds open for no reason.
setTimeout(() => process.exit(), 2_000).unref();

function relativeWhereShorter(folder: string): string {
  const relative = path.relative(process.cwd(), folder);
  return relative.length < folder.length ? relative : folder;
}
