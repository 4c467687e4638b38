import {type ChildProcess, fork} from 'node:child_process';
import path from 'node:path';
import {ReshootError} from '../core/errors.ts';
import {errorOf} from '../core/failure.ts';
import {nameOf} from '../core/planned-take.ts';
import type {RunContext} from '../core/run-context.ts';
import type {ReadyWork} from '../core/work.ts';
import type {Made} from '../executors/executor.ts';
import {packageFolder} from '../project/package-folder.ts';
import type {FromWorker, ToWorker} from './worker-messages.ts';

/** Node processes that make takes, each one at a time. They are started when they are needed, used again, and ended by `close()`. */
export class TakeWorkers {
  readonly #context: RunContext;
  readonly #idle: ChildProcess[] = [];
  readonly #all = new Set<ChildProcess>();

  constructor(context: RunContext) {
    this.#context = context;
  }

  /** Makes work in a process of its own. What it tells while it works is told here. */
  async execute(work: readonly ReadyWork[], signal: AbortSignal): Promise<Made> {
    const worker = this.#idle.pop() ?? this.#start();
    const say = (message: ToWorker): void => {
      if (worker.connected) worker.send(message);
    };
    const stop = (): void => say({kind: 'stop'});
    signal.addEventListener('abort', stop, {once: true});
    try {
      const made = await new Promise<Made>((resolve, reject) => {
        worker.removeAllListeners('message').removeAllListeners('exit').removeAllListeners('error');
        worker.on('message', (message: FromWorker) => {
          if (message.kind === 'event') this.#context.emit(message.event);
          if (message.kind === 'made') resolve(message.made);
          if (message.kind === 'failed') reject(errorOf(message.failure));
        });
        worker.on('error', reject);
        worker.on('exit', (code, killedBy) => reject(ended(work, killedBy ?? `exit code ${code}`)));
        say({kind: 'make', work});
      });
      this.#idle.push(worker);
      return made;
    } catch (error) {
      // Whatever a stopped process says, the reason was the signal.
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      if (!this.#idle.includes(worker)) await this.#end(worker);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => this.#end(worker)));
  }

  #start(): ChildProcess {
    const {project, environment} = this.#context;
    const worker = fork(path.join(packageFolder, 'dist', 'worker.js'), [project], {
      cwd: project,
      env: {...environment},
      // Of a debugger, which only one process can have.
      execArgv: [],
      serialization: 'advanced',
      // What a generator prints is no answer of the command.
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    this.#all.add(worker);
    return worker;
  }

  /** A process whose channel is closed ends by itself; one that does not is killed. */
  async #end(worker: ChildProcess): Promise<void> {
    this.#all.delete(worker);
    if (worker.exitCode !== null || worker.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    const timer = setTimeout(() => worker.kill('SIGKILL'), patienceInMilliseconds);
    if (worker.connected) worker.disconnect();
    await exited;
    clearTimeout(timer);
  }
}

/** For a step of a generator to end after it was stopped. */
const patienceInMilliseconds = 10_000;

const ended = (work: readonly ReadyWork[], how: string): ReshootError => {
  const takes = work.flatMap((one) => (one.kind === 'take' || one.kind === 'sound' ? [one.input.take] : []));
  return new ReshootError('generator-failed', {
    expected: `the process of generator '${takes[0]?.generator.id ?? 'unknown'}' to make a take`,
    found: `that it ended before, with ${how}`,
    fix: 'run the same command again: takes that were finished are kept. SIGKILL often means that memory ran out: close other programs',
    where: takes.map(nameOf).join(', '),
  });
};
