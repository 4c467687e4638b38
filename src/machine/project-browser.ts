import type {RunContext} from '../core/run-context.ts';
import {type FoundBrowser, findBrowser} from '../remotion/browser.ts';
import {launchBrowser, type RunningBrowser} from '../remotion/session.ts';

/** The browser of this machine, looked for and started when it is needed, or a little ahead. */
export class ProjectBrowser {
  readonly #context: RunContext;
  #found: Promise<FoundBrowser> | null = null;
  /** Started, and not taken over yet. */
  #waiting: Promise<RunningBrowser> | null = null;
  /** False once one was taken or the run is over: nobody would take one that starts ahead. */
  #isAwaited = true;

  constructor(context: RunContext) {
    this.#context = context;
  }

  find(): Promise<FoundBrowser> {
    const {project, environment} = this.#context;
    this.#found ??= findBrowser({project, environment});
    return this.#found;
  }

  /** Starts a browser that the next `take()` hands out. Nothing waits for it: looking for one may mean unpacking it. */
  launchAhead(): void {
    this.find().then(
      (found) => {
        if (!this.#isAwaited) return;
        this.#waiting ??= launchBrowser(found);
        this.#waiting.catch(() => undefined);
      },
      // Whoever takes it is told.
      () => undefined,
    );
  }

  /** A running browser, which its taker closes. */
  async take(): Promise<RunningBrowser> {
    const waiting = this.#waiting;
    this.#isAwaited = false;
    this.#waiting = null;
    return waiting ?? launchBrowser(await this.find());
  }

  /** Closes what nobody took. */
  async close(): Promise<void> {
    this.#isAwaited = false;
    await this.#waiting?.then((browser) => browser.close()).catch(() => undefined);
  }
}
