import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {takeFile} from '../../src/core/browser-variant.ts';
import {exposeTakes} from '../../src/machine/expose-takes.ts';
import {Machine} from '../../src/machine/machine.ts';
import {captureFrames, captureOverlays} from '../../src/remotion/capture.ts';
import type {PageToDraw} from '../../src/remotion/page-options.ts';
import type {Session} from '../../src/remotion/session.ts';
import {buildHere} from '../../src/schedule/build-here.ts';
import {wanted} from '../../src/schedule/wanted.ts';
import {openRig, type Rig} from '../helpers/rig.ts';
import {testBrowser} from '../helpers/test-browser.ts';

/** Enough for two pages side by side. */
const frames = Array.from({length: 30}, (_, index) => index);

describe('a browser that crashes while frames are drawn', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig('two-shots');
    await rig.render();
  });
  afterAll(() => rig.remove());

  /** Draws the frames, and crashes the browser as often as is said, each time after a few of them. */
  const draw = async (crashes: number, how: 'frames' | 'overlays'): Promise<Map<number, readonly Uint8Array[]>> => {
    const {executable} = await testBrowser();
    const signal = new AbortController().signal;
    const environment = {...process.env, REMOTION_BROWSER: executable};
    return Machine.run({project: rig.folder, signal, emit: () => undefined, now: () => 0, environment}, async (machine) => {
      const request = {variants: [], draft: false};
      const {plan} = await buildHere(machine, {wanted: wanted.byPlan(machine.project, request), allows: () => false});
      const [film] = plan.films;
      if (!film) throw new Error('The project has no film.');
      const {variant, timelineKey: timeline, work} = film;
      await exposeTakes(rig.folder, (await machine.takeFiles(work.takes)).values(), takeFile);
      const sessions = new Set<Session>();
      const page = async (): Promise<PageToDraw> => {
        const opened = await machine.pageOf({variant, timeline, takes: work.takes});
        sessions.add(opened.session);
        return opened;
      };
      const drawn = new Map<number, readonly Uint8Array[]>();
      let left = crashes;
      const note = async (frame: number, pictures: readonly Uint8Array[]): Promise<void> => {
        drawn.set(frame, pictures);
        if (drawn.size % 7 !== 0 || left === 0) return;
        left -= 1;
        const {browser} = await machine.session();
        // A command of the protocol that its types leave out. It never answers: nobody is left to.
        const asked: Promise<unknown> = Reflect.apply(browser.connection.send, browser.connection, ['Browser.crash']);
        asked.catch(() => undefined);
      };
      const drawing = {page, frames, signal};
      if (how === 'frames') await captureFrames({...drawing, onFrame: (frame, picture) => note(frame, [picture])});
      else await captureOverlays({...drawing, onFrame: (frame, {black, white}) => note(frame, [black, white])});
      expect(sessions.size).toBe(1 + crashes);
      return drawn;
    });
  };

  it.each(['frames', 'overlays'] as const)('costs no frame and changes none: %s', async (how) => {
    const [calm, crashed] = [await draw(0, how), await draw(3, how)];
    expect([...crashed.keys()].sort((a, b) => a - b)).toEqual(frames);
    for (const frame of frames) {
      expect(crashed.get(frame)?.map((picture) => Buffer.from(picture).toString('base64'))).toEqual(
        calm.get(frame)?.map((picture) => Buffer.from(picture).toString('base64')),
      );
    }
  });
});
