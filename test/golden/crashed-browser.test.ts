import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {projectDataVariable} from '../../src/core/project-data.ts';
import {captureFrames, captureOverlays} from '../../src/remotion/capture.ts';
import type {PageToDraw} from '../../src/remotion/page-options.ts';
import type {Session} from '../../src/remotion/session.ts';
import {browserVariant, exposeTakes} from '../../src/run/browser-data.ts';
import {survey, takesOf, timelineOf} from '../../src/run/survey.ts';
import {Workspace} from '../../src/run/workspace.ts';
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
    return Workspace.run({project: rig.folder, signal, emit: () => undefined, now: () => 0, environment}, async (workspace) => {
      const found = await survey(workspace, []);
      const [variant] = found.variants;
      if (!variant) throw new Error('The project has no variant.');
      const takes = takesOf(variant.id, found.plan.shots, found.stored);
      await exposeTakes(rig.folder, takes.values());
      const data = browserVariant(variant, timelineOf(found.timelines, variant), takes);
      const variables = {[projectDataVariable]: JSON.stringify({variants: [data]})};
      const sessions = new Set<Session>();
      const page = async (): Promise<PageToDraw> => {
        const session = await workspace.session();
        sessions.add(session);
        return {session, variant, variables};
      };
      const drawn = new Map<number, readonly Uint8Array[]>();
      let left = crashes;
      const note = async (frame: number, pictures: readonly Uint8Array[]): Promise<void> => {
        drawn.set(frame, pictures);
        if (drawn.size % 7 !== 0 || left === 0) return;
        left -= 1;
        const {browser} = await workspace.session();
        // A command of the protocol that its types leave out. It never answers: nobody is left to.
        const asked: Promise<unknown> = Reflect.apply(browser.connection.send, browser.connection, ['Browser.crash']);
        asked.catch(() => undefined);
      };
      const request = {page, frames, signal};
      if (how === 'frames') await captureFrames({...request, onFrame: (frame, picture) => note(frame, [picture])});
      else await captureOverlays({...request, onFrame: (frame, {black, white}) => note(frame, [black, white])});
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
