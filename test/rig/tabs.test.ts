import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {launchBrowser, type RunningBrowser} from '../../src/remotion/session.ts';
import type {Tab} from '../../src/remotion/tabs.ts';
import {testBrowser} from '../helpers/test-browser.ts';

describe('a tab that is given back', () => {
  let running: RunningBrowser;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    running = await launchBrowser(await testBrowser());
    server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<p style="height: 5000px">page')).listen(
      0,
      '127.0.0.1',
    );
    await new Promise((resolve) => server.once('listening', resolve));
    // A server that listens on a port has an address of this kind.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    await running.close();
    server.close();
  });

  const asked = (tab: Tab, words: string): Promise<unknown> => tab.alive(tab.page.evaluate(words as never));
  const show = async (script: string): Promise<Tab> => {
    const tab = await running.tabs.take(script);
    await tab.page.goto({url, timeout: 10_000});
    return tab;
  };
  const traces = '[window.first, window.next, window.mark, window.name, sessionStorage.length, scrollY]';

  it('is taken again, and its next page finds nothing of the one before', async () => {
    const first = await show('window.first = 1;');
    await asked(first, "window.mark = 2; window.name = 'mine'; sessionStorage.setItem('a', 'b'); scrollTo(0, 900)");
    expect(await asked(first, traces)).toEqual([1, null, 2, 'mine', 1, 900]);
    running.tabs.giveBack(first);
    const next = await show('window.next = 3;');
    expect(next).toBe(first);
    expect(await asked(next, traces)).toEqual([null, 3, null, '', 0, 0]);
    running.tabs.giveBack(next);
  });

  it('is not taken again where it has died meanwhile', async () => {
    const dying = await show('window.first = 4;');
    const crash = asked(dying, 'new Promise(() => undefined)');
    dying.page.goto({url: 'chrome://crash', timeout: 10_000}).catch(() => undefined);
    await expect(crash).rejects.toThrow();
    running.tabs.giveBack(dying);
    const next = await show('window.first = 5;');
    expect(next).not.toBe(dying);
    expect(await asked(next, 'window.first')).toBe(5);
  });

  it('is not taken again where it dies while it waits', async () => {
    const waiting = await show('window.first = 6;');
    running.tabs.giveBack(waiting);
    await expect.poll(() => waiting.page.url()).toBe('about:blank');
    await expect(waiting.alive(waiting.page.goto({url: 'chrome://crash', timeout: 10_000}))).rejects.toThrow();
    const next = await show('window.first = 7;');
    expect(next).not.toBe(waiting);
    expect(await asked(next, 'window.first')).toBe(7);
  });
});
