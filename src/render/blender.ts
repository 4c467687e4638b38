import {MessageChannel, type MessagePort, Worker} from 'node:worker_threads';
import {errorOf} from '../core/failure.ts';
import type {BlendHost, BlendJob} from './blend-job.ts';
import {type FromThread, serveBlending, type ToThread} from './blend-messages.ts';

/**
 * A thread that blends segments, one at a time. It has a heap of its own, and a small one: gigabytes of pictures pass through it, and each collection
 * of this process's heap, with bundler and renderer in it, would take as long as hundreds of frames.
 */
export class Blender {
  readonly #port: MessagePort | Worker;
  readonly #end: () => Promise<unknown>;

  private constructor(port: MessagePort | Worker, end: () => Promise<unknown>) {
    this.#port = port;
    this.#end = end;
  }

  /** Close it, also after an error. */
  static start(): Blender {
    // Node 20 starts no thread from TypeScript: tests that run the sources blend on their own thread, through the same messages.
    if (import.meta.url.endsWith('.ts')) {
      const {port1, port2} = new MessageChannel();
      serveBlending(port2);
      return new Blender(port1, async () => port1.close());
    }
    const worker = new Worker(new URL('./blend-thread.js', import.meta.url));
    return new Blender(worker, () => worker.terminate());
  }

  /** Blends a segment into its file. */
  blend(job: BlendJob, {page, onFrame, signal}: Omit<BlendHost, 'memory'>): Promise<void> {
    const port = this.#port;
    const say = (message: ToThread): void => port.postMessage(message);
    return new Promise((resolve, reject) => {
      let failure: {readonly error: unknown} | null = null;
      const stop = (error: unknown): void => {
        failure ??= {error};
        say({kind: 'stop'});
      };
      const onAbort = (): void => stop(signal.reason);
      const finish = (settle: () => void): void => {
        signal.removeEventListener('abort', onAbort);
        port.removeAllListeners('message').removeAllListeners('error');
        settle();
      };
      port.on('error', (error) => finish(() => reject(error)));
      port.on('message', (message: FromThread) => {
        if (message.kind === 'frame-blended') onFrame();
        if (message.kind === 'page-wanted') page(message.frame).then((pictures) => say({kind: 'page', pictures}), stop);
        if (message.kind === 'finished') finish(resolve);
        if (message.kind === 'failed') finish(() => reject(failure === null ? errorOf(message.failure) : failure.error));
      });
      say({kind: 'blend', job});
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, {once: true});
    });
  }

  async close(): Promise<void> {
    await this.#end();
  }
}
