import {availableParallelism} from 'node:os';
import type {Emit} from '../core/events.ts';
import type {FrameRange} from '../core/frame-range.ts';
import {together} from '../core/together.ts';
import {compositionId, type Variant} from '../core/variant.ts';
import type {OpenPage} from '../remotion/open-page.ts';
import type {Seen, SeenText, SeenVariant} from './page/protocol.ts';
import {scanFailure} from './scan-failure.ts';

/** Frames per call: often enough for progress and Ctrl-C, rarely enough to cost nothing. */
const framesPerCall = 60;

/** Looking at fewer is not worth another page: it has to be opened, and its code to get warm. */
const framesPerPage = 1800;

const maximalPages = 4;

/**
 * Looks at every frame of a variant, on as many pages side by side as it is long enough for: a frame of Remotion never depends on the one before, so
 * each page takes a stretch of its own.
 *
 * @throws ReshootError what a component threw, and on which frame.
 */
export const seeAllFrames = async (request: {
  readonly variant: Variant;
  readonly openPage: () => Promise<OpenPage>;
  readonly emit: Emit;
  readonly signal: AbortSignal;
}): Promise<SeenVariant> => {
  const {variant, emit} = request;
  const total = variant.durationInFrames;
  let done = 0;
  const onSeen = (count: number): void => {
    done += count;
    emit({event: 'progress', stage: 'scan', label: variant.id, share: done / total});
  };
  const stretches = stretchesOf(total, Math.min(maximalPages, availableParallelism(), Math.ceil(total / framesPerPage)));
  const looks = await together<(SeenVariant | FailedFrame)[]>(
    request.signal,
    stretches.map((stretch) => (signal) => seeStretch({...request, signal, stretch, onSeen})),
  );
  const seen: SeenVariant[] = [];
  for (const look of looks) {
    // The first frame that fails, whichever page came to its own first: a mistake always reads the same.
    if ('message' in look) throw scanFailure(look, variant.id);
    seen.push(look);
  }
  return inOne(seen);
};

type FailedFrame = Extract<Seen, {readonly state: 'failed'}>;

/** Cuts a film into stretches of whole calls, as equal as they come. */
const stretchesOf = (total: number, pages: number): FrameRange[] => {
  const callsPerPage = Math.ceil(total / framesPerCall / pages);
  const length = callsPerPage * framesPerCall;
  return Array.from({length: Math.ceil(total / length)}, (_, page) => ({start: page * length, end: Math.min(total, (page + 1) * length)}));
};

const seeStretch = async (request: {
  readonly variant: Variant;
  readonly openPage: () => Promise<OpenPage>;
  readonly stretch: FrameRange;
  readonly onSeen: (count: number) => void;
  readonly signal: AbortSignal;
}): Promise<SeenVariant | FailedFrame> => {
  const {variant, stretch, signal} = request;
  const page = await request.openPage();
  try {
    const parts: SeenVariant[] = [];
    for (let start = stretch.start; start < stretch.end; start += framesPerCall) {
      signal.throwIfAborted();
      const end = Math.min(stretch.end, start + framesPerCall);
      const seen = await page.call<Seen>('reshootScan', [compositionId(variant.id), start, end]);
      if (seen.state === 'failed') return seen;
      parts.push(seen);
      request.onSeen(end - start);
    }
    return inOne(parts);
  } finally {
    await page.close();
  }
};

/** What several looks saw together. */
const inOne = (parts: readonly SeenVariant[]): SeenVariant => {
  const fonts = new Map(parts.flatMap((part) => part.fonts.map((font) => [JSON.stringify(font), font])));
  const findings = new Map(parts.flatMap((part) => part.findings.map((finding) => [JSON.stringify(finding), finding])));
  return {
    frames: parts.flatMap((part) => part.frames),
    loaded: distinct(parts.flatMap((part) => part.loaded)),
    missing: distinct(parts.flatMap((part) => part.missing)),
    texts: distinct(parts.flatMap((part) => part.texts)),
    fonts: [...fonts.values()],
    askedLines: distinct(parts.flatMap((part) => part.askedLines)).sort(),
    variables: distinct(parts.flatMap((part) => part.variables)),
    written: mergedTexts(parts.flatMap((part) => part.written)),
    findings: [...findings.values()],
  };
};

/** Calls on the same page tell what they told before, and more. */
const mergedTexts = (texts: readonly SeenText[]): SeenText[] => {
  const merged = new Map<string, SeenText>();
  for (const text of texts) {
    const known = merged.get(text.fontFamily);
    const characters = [...new Set((known?.characters ?? '') + text.characters)].join('');
    merged.set(text.fontFamily, {...(known && known.frame <= text.frame ? known : text), characters});
  }
  return [...merged.values()];
};

const distinct = (words: readonly string[]): string[] => [...new Set(words)];
