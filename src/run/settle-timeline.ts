import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {canonical, type Json} from '../core/canonical.ts';
import {ReshootError} from '../core/errors.ts';
import type {SpokenLine} from '../core/spoken-line.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Variant} from '../core/variant.ts';
import {stateFolder} from '../project/project.ts';
import {replaceText} from '../project/replace-file.ts';
import type {FilmLengths} from './film-lengths.ts';
import type {Sounds} from './sounds.ts';

type Speech = {readonly [sound: string]: SpokenLine};

/** Passes with what the one before has found, after a first one that knew nothing, or what held last time. */
const maximalPasses = 3;

/** Ways to a timeline, from the cheapest on. */
export interface TimelineSource {
  /** As it was scanned before; null where it was not. */
  readonly stored: (speech: Speech, durationInFrames: number) => Promise<Timeline | null>;
  /** Where its lines are, from a few of its frames; null where that cannot be told so. */
  readonly glance: (speech: Speech, durationInFrames: number) => Promise<Timeline | null>;
  readonly scan: (speech: Speech, durationInFrames: number) => Promise<Timeline>;
}

/**
 * Looks at a variant until what its component, and its length, were told about its dialogue is what comes out of it. Where lines are is found out by
 * glances, and all frames are scanned once, with what these have found. A video that asks about no line is scanned once.
 *
 * @param request.speak makes lines that are asked about and not made yet; null where nothing may be made.
 * @throws ReshootError `timing-never-settles`, and `dialogue-unknown` where it asks about a line that is on no frame.
 */
export const settleTimeline = async (request: {
  readonly variant: Variant;
  readonly sounds: Sounds;
  readonly memory: SpeechMemory;
  readonly lengths: Pick<FilmLengths, 'of'>;
  readonly source: TimelineSource;
  readonly speak: ((seen: Timeline) => Promise<void>) | null;
}): Promise<Timeline> => {
  const {variant, sounds, memory, lengths, source, speak} = request;
  let speech = await memory.of(variant.id);
  // Where nothing was asked so far, nothing is likely to be asked now.
  let mayGlance = variant.followsSpeech || Object.keys(speech).length > 0;
  for (let pass = 0; pass <= maximalPasses; pass++) {
    const length = await lengths.of(variant, speech);
    const askedIn = (seen: Timeline): string[] => [...new Set([...seen.askedLines, ...length.askedLines])];
    const linesIn = async (seen: Timeline): Promise<Speech> => {
      const lines = await sounds.linesOf(seen, askedIn(seen), variant.video);
      if (speak === null || Object.values(lines).every(({state}) => state === 'made')) return lines;
      await speak(seen);
      return sounds.linesOf(seen, askedIn(seen), variant.video);
    };
    const stored = await source.stored(speech, length.durationInFrames);
    const glimpse = stored === null && mayGlance ? await source.glance(speech, length.durationInFrames) : null;
    const expected = glimpse === null ? speech : await linesIn(glimpse);
    if (!isSame(speech, expected)) {
      speech = expected;
      continue;
    }
    const timeline = stored ?? (await source.scan(speech, length.durationInFrames));
    const found = await linesIn(timeline);
    if (isSame(speech, found)) {
      const unknown = askedIn(timeline).find((id) => found[id] === undefined);
      if (unknown !== undefined) throw lineUnknown(unknown, timeline);
      memory.remember(variant.id, found);
      return timeline;
    }
    // A scan that has found other lines than the glance before it has seen what glances miss; one that followed none has told what they are for.
    mayGlance = glimpse === null;
    speech = found;
  }
  throw new ReshootError('timing-never-settles', {
    expected: `lengths that agree with their speech after ${maximalPasses} passes`,
    found: `lines that still move: ${Object.keys(speech).join(', ')}`,
    fix: 'let neither text, voice nor presence of a <Dialogue> depend on useDialogue()',
    where: variant.id,
  });
};

const isSame = (a: Speech, b: Speech): boolean =>
  // Lines are JSON-plain by their type.
  canonical(a as unknown as Json) === canonical(b as unknown as Json);

const lineUnknown = (id: string, timeline: Timeline): ReshootError => {
  const lines = timeline.sounds.flatMap(({request}) => (request.kind === 'dialogue' ? [request.id] : []));
  const other = timeline.sounds.find(({request}) => request.id === id);
  return new ReshootError('dialogue-unknown', {
    expected: `the id of a <Dialogue> of this video: ${lines.join(', ') || 'it has none'}`,
    found: other === undefined ? JSON.stringify(id) : `${JSON.stringify(id)}, which is <${other.component}>: nothing is said in it`,
    fix:
      lines[0] === undefined
        ? `add <Dialogue id="${other === undefined ? id : 'vo'}" text="…" />`
        : `write "${lines[0]}", or add <Dialogue id="${id}" text="…" />`,
    where: `useDialogue("${id}"), <Captions of="${id}"> or durationInFrames of ${timeline.variant}`,
  });
};

/** What held last time, so that an unchanged film is scanned once. Losing the file costs a pass, never a wrong answer. */
export class SpeechMemory {
  readonly #file: string;
  #known: Promise<Record<string, Speech>> | null = null;
  readonly #now = new Map<string, Speech>();

  constructor(project: string) {
    this.#file = path.join(stateFolder(project), 'speech.json');
  }

  async of(variant: string): Promise<Speech> {
    return (await this.#load())[variant] ?? {};
  }

  remember(variant: string, speech: Speech): void {
    this.#now.set(variant, speech);
  }

  async save(): Promise<void> {
    const before = await this.#load();
    const after = {...before, ...Object.fromEntries(this.#now)};
    const said = Object.fromEntries(Object.entries(after).filter(([, speech]) => Object.keys(speech).length > 0));
    if (JSON.stringify(said) === JSON.stringify(before)) return;
    await replaceText(this.#file, JSON.stringify(said)).catch(() => undefined);
  }

  #load(): Promise<Record<string, Speech>> {
    this.#known ??= readFile(this.#file, 'utf8')
      // Only ever written by save().
      .then((text) => JSON.parse(text) as Record<string, Speech>)
      .catch(() => ({}));
    return this.#known;
  }
}
