import type {FrameRange} from '../core/frame-range.ts';
import type {Timeline} from '../core/timeline.ts';
import {together} from '../core/together.ts';
import {compositionId, type Variant} from '../core/variant.ts';
import type {OpenPage} from '../remotion/open-page.ts';
import type {HeardFrame} from './collect-sounds.ts';
import {collectSounds} from './collect-sounds.ts';
import type {Seen} from './page/protocol.ts';

/** Frames between two looks. A sound that is shorter is missed; the scan that follows sees it, and what it moves is looked at once more. */
const stepInFrames = 10;

/** Sixty looks a call: often enough for Ctrl-C, rarely enough to cost nothing. */
const framesPerCall = 60 * stepInFrames;

/**
 * Where a variant's sounds begin and which lines it asks about, from a few of its frames: a sound says on every frame how long it has been going. It
 * is for finding out how long a film is that follows its speech, several times over if need be, before all of its frames are looked at once.
 *
 * @returns a timeline without frames; null where only a scan tells: where the component fails, or a shot speaks by itself.
 */
export const probeTimeline = async (request: {
  readonly variant: Variant;
  readonly speech: Timeline['speech'];
  readonly openPage: () => Promise<OpenPage>;
  readonly signal: AbortSignal;
}): Promise<Timeline | null> => {
  const {variant, speech} = request;
  const middle = framesPerCall * Math.ceil(variant.durationInFrames / framesPerCall / 2);
  const stretches: FrameRange[] = [
    {start: 0, end: middle},
    {start: middle, end: variant.durationInFrames},
  ];
  const halves = await together<(ProbedFrames | null)[]>(
    request.signal,
    stretches.map((stretch) => (signal) => look({...request, signal, stretch})),
  );
  const seen = halves.flatMap((half) => half ?? []);
  if (seen.length < halves.length) return null;
  const sounds = collectSounds(
    seen.flatMap((half) => half.frames),
    variant.id,
  );
  if (sounds.some(({request: {kind}}) => kind === 'shot')) return null;
  const {width, height} = variant.format;
  return {
    variant: variant.id,
    width,
    height,
    framesPerSecond: variant.framesPerSecond,
    durationInFrames: variant.durationInFrames,
    shots: [],
    sounds,
    askedLines: [...new Set(seen.flatMap(({askedLines}) => askedLines))].sort(),
    speech,
    frames: [],
    audio: [],
    captions: [],
    findings: [],
    variables: {},
    assets: {},
    scanInMilliseconds: 0,
  };
};

interface ProbedFrames {
  readonly frames: readonly HeardFrame[];
  readonly askedLines: readonly string[];
}

const look = async (request: {
  readonly variant: Variant;
  readonly openPage: () => Promise<OpenPage>;
  readonly stretch: FrameRange;
  readonly signal: AbortSignal;
}): Promise<ProbedFrames | null> => {
  const page = await request.openPage();
  try {
    const frames: HeardFrame[] = [];
    let askedLines: readonly string[] = [];
    for (let start = request.stretch.start; start < request.stretch.end; start += framesPerCall) {
      request.signal.throwIfAborted();
      const end = Math.min(start + framesPerCall, request.stretch.end);
      const seen = await page.call<Seen>('reshootScan', [compositionId(request.variant.id), start, end, stepInFrames]);
      // The scan will fail on the same frame, and say it with all that it knows.
      if (seen.state === 'failed') return null;
      frames.push(...seen.frames.map(({sounds}, index) => ({frame: start + index * stepInFrames, sounds})));
      askedLines = seen.askedLines;
    }
    return {frames, askedLines};
  } finally {
    await page.close();
  }
};
