/**
 * The test card: no model, no files, any size. For tests, templates and for trying Reshoot out.
 *
 * It takes parameters, so that a test which only has a scene file can make it slow or let it fail:
 *
 *   <GeneratedShot id="stop" prompt="…" generator="testcard" parameters={{testcard: {delayInMilliseconds: 500}}} />
 *
 * | parameter           | what it does                                                    |
 * | ------------------- | --------------------------------------------------------------- |
 * | delayInMilliseconds | waits so long before the first frame                            |
 * | fail                | throws an error with this text half-way through the frames      |
 * | frames              | hands out so many frames, whatever was asked for                |
 * | sound               | lists what it can let be heard: dialogue, ambience, effects      |
 * | words               | whether it tells when the words of its dialogue are heard        |
 *
 * A card that continues another take begins with that one's last picture and blends out of it into its own over the first half of its frames.
 */
import {setTimeout as sleep} from 'node:timers/promises';
import {z} from 'zod';
import type {GeneratedPicture, Generator, Incapability, MakeContext, RgbFrame} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {blended, scaled} from './begin.ts';
import {cardOf} from './paint.ts';
import {toneOf} from './tone.ts';

/** Changed by hand whenever the card paints other pixels. */
const version = '1';

const parametersSchema = z.strictObject({
  testcard: z
    .strictObject({
      delayInMilliseconds: z.number().min(0).max(600_000).default(0),
      fail: z.string().nullable().default(null),
      frames: z.int().min(0).nullable().default(null),
      sound: z.array(z.enum(['dialogue', 'ambience', 'effects'])).default([]),
      words: z.boolean().default(true),
    })
    .prefault({}),
});

export interface TestcardHooks {
  /** Called when a make begins. */
  readonly onMake?: (spec: ShotSpec) => void;
  /** What each make waits for before its first frame; a test resolves it to release the make. */
  readonly hold?: (spec: ShotSpec) => Promise<void>;
}

export interface Testcard extends Generator {
  /** How often `make` was called: `assert.equal(testcard.calls, 1)` proves that a build was incremental. */
  readonly calls: number;
}

/**
 * A test card that counts its calls and can be held and released.
 *
 * @example
 * let release = () => {};
 * const testcard = makeTestcard({hold: () => new Promise((resolve) => { release = resolve; })});
 */
export const makeTestcard = (hooks: TestcardHooks = {}): Testcard => {
  let calls = 0;
  return {
    id: 'testcard',
    charges: false,
    continues: true,
    draft: (spec) => ({...spec, width: Math.ceil(spec.width / 4) * 2, height: Math.ceil(spec.height / 4) * 2}),
    facts: {licence: 'CC0-1.0'},
    get calls() {
      return calls;
    },
    identity: async () => ({id: 'testcard', version, weights: null}),
    capability,
    sound: ({parameters}) => {
      const {sound, words} = parametersSchema.safeParse(parameters).data?.testcard ?? {sound: [], words: true};
      const able = new Set(sound);
      return {
        dialogue: able.has('dialogue') ? {languages: ['en'], words} : null,
        ambience: able.has('ambience'),
        effects: able.has('effects'),
      };
    },
    // Declared for one ordinary core, encoding included; it costs nothing wherever it runs.
    estimate: ({width, height, durationInFrames}) => ({
      seconds: (width * height * durationInFrames) / 50_000_000,
      cost: {amount: 0, currency: 'USD'},
    }),
    make: async (spec, context): Promise<GeneratedPicture> => {
      calls += 1;
      hooks.onMake?.(spec);
      const {testcard: wishes} = parametersSchema.parse(spec.parameters);
      if (hooks.hold) await unlessAborted(hooks.hold(spec), context.signal);
      if (wishes.delayInMilliseconds > 0) {
        await sleep(wishes.delayInMilliseconds, undefined, {signal: context.signal}).catch(() => context.signal.throwIfAborted());
      }
      return {
        kind: 'frames',
        width: spec.width,
        height: spec.height,
        frames: paintAll(spec, wishes, context),
        ...(spec.sound ? {sound: toneOf(spec, wishes)} : {}),
      };
    },
  };
};

const capability = (spec: ShotSpec): Incapability | null => {
  for (const [side, pixels] of [
    ['width', spec.width],
    ['height', spec.height],
  ] as const) {
    if (pixels % 2 === 0 && pixels >= 16 && pixels <= 4320) continue;
    const nearest = Math.min(4320, Math.max(16, 2 * Math.round(pixels / 2)));
    return {expected: `an even ${side} from 16 to 4320 pixels`, found: `${side} ${pixels}`, fix: `write ${side}: ${nearest}`};
  }
  if (spec.durationInFrames > 3600) {
    return {
      expected: 'a shot of 1 to 3600 frames',
      found: `${spec.durationInFrames} frames`,
      fix: 'cut the shot into sequences of at most 3600 frames, each with an id of its own',
    };
  }
  const parameters = parametersSchema.safeParse(spec.parameters);
  if (parameters.success) return null;
  const [issue] = parameters.error.issues;
  return {
    expected: 'parameters {testcard: {delayInMilliseconds?, fail?, frames?, sound?, words?}}, or none',
    found: `${issue?.message ?? 'others'} at ${['parameters', ...(issue?.path ?? [])].join('.')}`,
    fix: 'remove it, or write for example parameters={{testcard: {delayInMilliseconds: 500}}}',
  };
};

type Wishes = z.output<typeof parametersSchema>['testcard'];

async function* paintAll(spec: ShotSpec, wishes: Wishes, context: MakeContext): AsyncGenerator<RgbFrame> {
  const paint = cardOf(spec);
  const begin = context.continued === undefined ? null : scaled(context.continued.picture, spec);
  const count = wishes.frames ?? spec.durationInFrames;
  for (let frame = 0; frame < count; frame += 1) {
    context.signal.throwIfAborted();
    if (wishes.fail !== null && frame === Math.floor(count / 2)) throw new Error(wishes.fail);
    yield begin === null ? paint(frame) : blended(begin, paint(frame), Math.min(1, (2 * frame) / Math.max(1, count)));
    context.onProgress((frame + 1) / count, `paint ${frame + 1}/${count}`);
  }
}

const unlessAborted = async (held: Promise<void>, signal: AbortSignal): Promise<void> => {
  signal.throwIfAborted();
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, {once: true});
  });
  try {
    await Promise.race([held, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
};

export default makeTestcard();
