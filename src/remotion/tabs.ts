import type {openBrowser} from '@remotion/renderer';

/** A browser of Remotion's. */
export type Browser = Awaited<ReturnType<typeof openBrowser>>;

type Page = Awaited<ReturnType<Browser['newPage']>>;

/** A tab of a browser, whatever page it shows. */
export interface Tab {
  readonly page: Page;
  /** Passes an answer of the tab on; rejects where the tab dies before it comes. */
  readonly alive: <Result>(asked: Promise<Result>) => Promise<Result>;
}

/** What a tab keeps from one page to the next, and a page of a new tab would not find. */
const leaveNothing = `if (window === top) {
  try { sessionStorage.clear(); } catch {}
  window.name = '';
}`;

/** A tab that does not let go of its page by then is no use. */
const blankInMilliseconds = 5000;

/**
 * The tabs of a browser. One that is given back is emptied and taken again: its process runs and has compiled the bundle, so the next page, a document
 * of its own like any other, stands in a third of the time.
 */
export class Tabs {
  readonly #browser: Browser;
  /** The first, which opens at once; settles in any case. */
  readonly opened: Promise<unknown>;
  /** Being opened or emptied, or ready; null where that went wrong. */
  readonly #blank: Promise<Tab | null>[] = [];
  /** What tabs run first, by the browser's name for it. */
  readonly #scripts = new WeakMap<Tab, object>();

  constructor(browser: Browser) {
    this.#browser = browser;
    const first = this.#open().catch(() => null);
    this.opened = first;
    this.#blank.push(first);
  }

  /**
   * A blank tab.
   *
   * @param script what its page runs before anything else.
   */
  async take(script: string): Promise<Tab> {
    for (;;) {
      const ready = await this.#blank.shift();
      const tab = ready ?? (await this.#open());
      try {
        await this.#prepare(tab, script);
        return tab;
      } catch (error) {
        await tab.page.close().catch(() => undefined);
        // A tab may have died while it waited; a new one that cannot be used tells what is wrong.
        if (tab !== ready) throw error;
      }
    }
  }

  /** Keeps a tab for the next who needs one. Nobody has to wait until it is empty. */
  giveBack(tab: Tab): void {
    this.#blank.push(this.#emptied(tab));
  }

  async #prepare(tab: Tab, script: string): Promise<void> {
    const added = tab.page._client().send('Page.addScriptToEvaluateOnNewDocument', {source: `${leaveNothing}\n${script}`});
    this.#scripts.set(tab, (await tab.alive(added)).value);
  }

  async #emptied(tab: Tab): Promise<Tab | null> {
    const {page, alive} = tab;
    try {
      // Remotion's types do not list this command.
      const client: {send(command: string, words: object): Promise<unknown>} = page._client();
      await alive(client.send('Page.removeScriptToEvaluateOnNewDocument', this.#scripts.get(tab) ?? {}));
      await alive(page.goto({url: 'about:blank', timeout: blankInMilliseconds}));
      return tab;
    } catch {
      await page.close().catch(() => undefined);
      return null;
    }
  }

  async #open(): Promise<Tab> {
    const page: Page = await this.#browser.newPage({
      context: () => null,
      logLevel: 'error',
      indent: false,
      pageIndex: 0,
      onBrowserLog: null,
      onLog: () => undefined,
    });
    const alive = untilDead((onDeath) => {
      // Names of an enum that only types know, so `as never`.
      page.on('error' as never, onDeath);
      page.on('disposed' as never, () => onDeath(new Error('The page was closed.')));
    });
    return {page, alive};
  }
}

/**
 * Makes waits end when a page dies: a call into one that has crashed would wait for ever. (Not by `Promise.race` with one promise of its death: that
 * promise would hold every answer, each with its picture, for as long as the page lives.)
 */
const untilDead = (listen: (onDeath: (error: unknown) => void) => void): Tab['alive'] => {
  const waiting = new Set<(error: unknown) => void>();
  let death: {readonly error: unknown} | null = null;
  listen((error) => {
    death ??= {error};
    for (const reject of waiting) reject(error);
  });
  return (asked) =>
    new Promise((resolve, reject) => {
      if (death !== null) reject(death.error);
      waiting.add(reject);
      asked.then(resolve, reject).finally(() => waiting.delete(reject));
    });
};
