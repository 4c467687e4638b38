import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {SpokenLine} from '../../src/core/spoken-line.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import type {Variant} from '../../src/core/variant.ts';
import type {FilmLength} from '../../src/project/film-length.ts';
import {SpeechMemory, settleTimeline} from '../../src/run/settle-timeline.ts';
import type {Sounds} from '../../src/run/sounds.ts';
import {timelineOf} from '../plan/a-video.ts';

type Speech = Timeline['speech'];

const variant = {id: 'letter/reel', video: 'letter'} as Variant;

const line = (durationInSeconds: number): SpokenLine => ({state: 'made', durationInSeconds, words: [], startFrame: 0});

const always = (): FilmLength => ({durationInFrames: 90, askedLines: []});

describe('a timeline that follows its speech', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reshoot-settle-'));
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  /** A component that asks about these lines; `next` is what is heard of it when it is told `speech`. */
  const settle = async (
    askedLines: readonly string[],
    next: (speech: Speech) => Speech,
    length: (speech: Speech) => FilmLength = always,
  ) => {
    const seen: Speech[] = [];
    const timeline = await settleTimeline({
      variant,
      memory: new SpeechMemory(folder),
      lengths: {of: async (_, speech) => length(speech)},
      sounds: {linesOf: async ({speech}: Timeline) => next(speech)} as unknown as Sounds,
      source: {
        stored: async () => null,
        glance: async () => null,
        scan: async (speech, durationInFrames) => {
          seen.push(speech);
          return timelineOf('letter/reel', [], {askedLines, speech, durationInFrames});
        },
      },
      speak: null,
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

  it('lasts as long as its lines where its length asks about them, also where nothing else does', async () => {
    const {timeline} = await settle(
      [],
      () => ({vo: line(2.5)}),
      (speech) => ({durationInFrames: Math.round(30 * (speech['vo']?.durationInSeconds ?? 1)), askedLines: ['vo']}),
    );
    expect(timeline).toMatchObject({durationInFrames: 75, speech: {vo: line(2.5)}});
    const unknown = settle(
      [],
      () => ({}),
      () => ({durationInFrames: 30, askedLines: ['voice']}),
    );
    await expect(unknown).rejects.toMatchObject({code: 'dialogue-unknown', facts: {found: '"voice"'}});
  });

  it('is an error where it keeps moving', async () => {
    await expect(settle(['vo'], (speech) => ({vo: line((speech['vo']?.durationInSeconds ?? 0) + 1)}))).rejects.toMatchObject({
      code: 'timing-never-settles',
    });
  });

  it('is an error where it asks about a line that is nowhere', async () => {
    await expect(settle(['voice-over'], () => ({}))).rejects.toMatchObject({code: 'dialogue-unknown', facts: {found: '"voice-over"'}});
  });

  /** A film that follows its speech and remembers none: what glances and scans find when they are told `speech`, and what a render may make. */
  const look = async (found: {
    readonly glanced: (speech: Speech) => Speech;
    readonly scanned: (speech: Speech) => Speech;
    made?: boolean;
  }) => {
    const ways: string[] = [];
    let isMade = found.made ?? true;
    const states = (speech: Speech): Speech =>
      Object.fromEntries(Object.entries(speech).map(([id, one]) => [id, {...one, state: isMade ? 'made' : 'estimated'}]));
    const timelineBy = (way: string, speech: Speech): Timeline => {
      ways.push(way);
      return timelineOf('letter/reel', [], {askedLines: ['vo'], speech, component: way} as Partial<Timeline>);
    };
    await settleTimeline({
      variant: {...variant, followsSpeech: true},
      memory: new SpeechMemory(folder),
      lengths: {of: async () => always()},
      sounds: {
        linesOf: async (timeline: Timeline) =>
          states((Reflect.get(timeline, 'component') === 'glance' ? found.glanced : found.scanned)(timeline.speech)),
      } as unknown as Sounds,
      source: {
        stored: async () => null,
        glance: async (speech) => timelineBy('glance', speech),
        scan: async (speech) => timelineBy('scan', speech),
      },
      speak: async () => {
        ways.push('speak');
        isMade = true;
      },
    });
    return ways;
  };

  it('is scanned once, whatever glances have moved before', async () => {
    const settles = (speech: Speech): Speech => ({vo: line(speech['vo'] ? 2.5 : 1)});
    expect(await look({glanced: settles, scanned: settles})).toEqual(['glance', 'glance', 'glance', 'scan']);
  });

  it('is spoken by a render as soon as its lines are known, and never laid out by a guess', async () => {
    const settles = (): Speech => ({vo: line(2.5)});
    expect(await look({glanced: settles, scanned: settles, made: false})).toEqual(['glance', 'speak', 'glance', 'scan']);
  });

  it('believes its scan where a glance has missed a line', async () => {
    expect(await look({glanced: () => ({}), scanned: () => ({vo: line(1)})})).toEqual(['glance', 'scan', 'scan']);
  });
});
