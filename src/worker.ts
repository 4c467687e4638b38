/** A process that makes takes for another one, `worker.js <project>`: started by `schedule/take-workers.ts`, ended when the channel closes. */

import {failureOf} from './core/failure.ts';
import {serveWork} from './schedule/serve-work.ts';
import type {FromWorker, ToWorker} from './schedule/worker-messages.ts';

const say = (message: FromWorker): void => {
  if (process.connected) process.send?.(message);
};

// Ctrl-C reaches every process of a terminal: the one that started this one decides what ends when.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => undefined);

/** For a generator to end its step: its work is lost either way, because nobody is left to take it. */
const patienceInMilliseconds = 5_000;
process.on('disconnect', () => setTimeout(() => process.exit(), patienceInMilliseconds).unref());

try {
  await serveWork(
    {
      say,
      onMessage: (listener) => process.on('message', (message: ToWorker) => listener(message)),
      onClose: (listener) => process.on('disconnect', listener),
    },
    {project: process.argv[2] ?? '', now: () => Date.now(), environment: process.env},
  );
} catch (error) {
  say({kind: 'failed', failure: failureOf(error)});
} finally {
  if (process.connected) process.disconnect();
}
