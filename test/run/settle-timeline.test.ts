import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {SpokenLine} from '../../src/core/spoken-line.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import type {Variant} from '../../src/core/variant.ts';
import {SpeechMemory, settleTimeline} from '../../src/run/settle-timeline.ts';
import type {Sounds} from '../../src/run/sounds.ts';
import {timelineOf} from '../plan/a-video.ts';

type Speech = Timeline['speech'];

const variant = {id: 'letter/reel', video: 'letter'} as Variant;

const line = (durationInSeconds: number): SpokenLine => ({state: 'made', durationInSeconds, words: [], startFrame: 0});

describe('a timeline that follows its speech', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reshoot-settle-'));
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  /** A component that asks about these lines; `next` is what is heard of it when it is told `speech`. */
  const settle = async (askedLines: readonly string[], next: (speech: Speech) => Speech) => {
    const seen: Speech[] = [];
    const timeline = await settleTimeline({
      variant,
      memory: new SpeechMemory(folder),
      sounds: {linesOf: async ({speech}: Timeline) => next(speech)} as unknown as Sounds,
      scan: async (speech) => {
        seen.push(speech);
        return timelineOf('letter/reel', [], {askedLines, speech});
      },
    });
    return {timeline, passes: seen.length};
  };

  it('is scanned once where nobody asks about a line', async () => {
    expect((await settle([], () => ({}))).passes).toBe(1);
  });

  it('is scanned until what it was told is what comes out', async () => {
    const {timeline, passes} = await settle(['vo'], (speech) => ({vo: line(speech['vo'] ? 2.5 : 1)}));
    expect(timeline.speech).toEqual({vo: line(2.5)});
    expect(passes).toBe(3);
  });

  it('is an error where it keeps moving', async () => {
    await expect(settle(['vo'], (speech) => ({vo: line((speech['vo']?.durationInSeconds ?? 0) + 1)}))).rejects.toMatchObject({
      code: 'timing-never-settles',
    });
  });

  it('is an error where it asks about a line that is nowhere', async () => {
    await expect(settle(['voice-over'], () => ({}))).rejects.toMatchObject({code: 'dialogue-unknown', facts: {found: '"voice-over"'}});
  });
});
