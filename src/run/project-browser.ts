import {type FoundBrowser, findBrowser} from '../remotion/browser.ts';
import {type Browser, launchBrowser} from '../remotion/session.ts';
import type {RunContext} from './workspace.ts';

/** The browser of this machine, looked for and started when it is needed, or a little ahead. */
export class ProjectBrowser {
  readonly #context: RunContext;
  #found: Promise<FoundBrowser> | null = null;
  /** Started, and not taken over yet. */
  #waiting: Promise<Browser> | null = null;

  constructor(context: RunContext) {
    this.#context = context;
  }

  find(): Promise<FoundBrowser> {
    const {project, environment} = this.#context;
    this.#found ??= findBrowser({project, environment});
    return this.#found;
  }

  /** Starts a browser that the next `take()` hands out. */
  launchAhead(): void {
    this.#waiting ??= this.#launch();
    this.#waiting.catch(() => undefined);
  }

  /** A running browser, which its taker closes. */
  take(): Promise<Browser> {
    const browser = this.#waiting ?? this.#launch();
    this.#waiting = null;
    return browser;
  }

  /** Closes what nobody took. */
  async close(): Promise<void> {
    await this.#waiting?.then((browser) => browser.close({silent: true})).catch(() => undefined);
  }

  async #launch(): Promise<Browser> {
    return launchBrowser(await this.find());
  }
}
