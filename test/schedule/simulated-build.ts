/** A whole build in memory: the real planner, loop and scheduler over a project whose pages, generators and store are functions. */
import type {Digest} from '../../src/core/brand.ts';
import {digestOf} from '../../src/core/digest.ts';
import type {SoundGenerator} from '../../src/core/generator.ts';
import {emptyLock} from '../../src/core/lock.ts';
import type {PlannedTake} from '../../src/core/planned-take.ts';
import type {TimelineSound} from '../../src/core/sound.ts';
import {soundPlayback} from '../../src/core/sound-playback.ts';
import {dialogueRequest} from '../../src/core/sound-request.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import type {Variant} from '../../src/core/variant.ts';
import {voicesSchema} from '../../src/core/voice.ts';
import type {ReadyWork} from '../../src/core/work.ts';
import {type Made, noReports} from '../../src/executors/executor.ts';
import {type Facts, filmPlace, type LengthFact, type Question, type TakeFact} from '../../src/plan/facts.ts';
import {learn, noFacts} from '../../src/plan/learn.ts';
import {mayRenderMake} from '../../src/plan/may-render-make.ts';
import type {ProjectPlan} from '../../src/plan/plan-project.ts';
import type {ProjectToPlan} from '../../src/plan/project-to-plan.ts';
import {type BuildRequest, build} from '../../src/schedule/build.ts';
import {LocalScheduler, type LocalScheduling} from '../../src/schedule/local-scheduler.ts';
import {wanted as wantedBy} from '../../src/schedule/wanted.ts';
import {knownGenerator, timelineOf} from '../plan/a-video.ts';

type Speech = Timeline['speech'];

export interface Simulation {
  readonly variants: readonly Variant[];
  /** What a page shows when it is told `speech`. */
  readonly scan: (variant: Variant, speech: Speech) => Timeline;
  /** What a few of its frames show; null where only all of them tell. */
  readonly probe?: (variant: Variant, speech: Speech) => Timeline | null;
  readonly lengthOf?: (variant: Variant, speech: Speech) => LengthFact;
  /** Seconds of a line. */
  readonly secondsOf?: (take: PlannedTake) => number;
  /** Called when work is begun; work ends when it resolves. */
  readonly making?: (work: readonly ReadyWork[]) => Promise<void>;
  readonly facts?: Partial<Facts>;
  readonly allows?: BuildRequest['allows'];
  readonly wanted?: Partial<BuildRequest['wanted']>;
  readonly order?: LocalScheduling['order'];
  readonly limitOf?: LocalScheduling['limitOf'];
}

export interface Simulated {
  readonly plan: ProjectPlan;
  /** Names of what was made, in the order in which it was begun. */
  readonly made: readonly string[];
  /** Every whole plan on the way. */
  readonly plans: readonly ProjectPlan[];
  /** What the store has now. */
  readonly facts: Partial<Facts>;
}

export const aVariant = (id: string, changes: Partial<Variant> = {}): Variant => {
  const [video = '', format = ''] = id.split('/');
  const loudness = {integratedInLufs: -14, truePeakInDecibels: -1};
  const shape = {id: format, width: 1080, height: 1920, safeArea: {top: 0, right: 0, bottom: 0, left: 0}, loudness};
  // The planner reads no more of a format.
  return {
    id,
    video,
    row: null,
    format: shape as unknown as Variant['format'],
    props: {},
    framesPerSecond: 30,
    durationInFrames: 90,
    ...changes,
  };
};

/** A `<Dialogue>` on these frames. */
export const aLine = (id: string, text: string, [start, end]: readonly [number, number] = [0, 90]): TimelineSound => ({
  request: dialogueRequest({id, text}),
  playback: soundPlayback('dialogue', {}, '').playback,
  placements: [{start, end, offsetInFrames: 0, gainsInDecibels: [0]}],
  component: 'Dialogue',
});

/** A timeline on whose every frame the same page is drawn. */
export const aTimeline = (variant: Variant, shots: Parameters<typeof timelineOf>[1], changes: Partial<Timeline> = {}): Timeline => {
  const timeline = timelineOf(variant.id, shots, {durationInFrames: variant.durationInFrames, ...changes});
  const frames = Array.from({length: timeline.durationInFrames}, (_, frame): Timeline['frames'][number] => {
    const shot = timeline.shots.find(({ranges}) => ranges.some(({start, end}) => frame >= start && frame < end));
    const shown = shot ? [{id: shot.request.id, takeFrame: frame - (shot.ranges[0]?.start ?? 0)}] : [];
    return {page: digestOf(variant.id), shots: shown, layering: {kind: 'bare'} as Timeline['frames'][number]['layering']};
  });
  return {...timeline, frames};
};

const speaker = {
  identity: {id: 'flite', version: '1', weights: null},
  // The planner asks for no more.
  generator: {
    ...{id: 'flite', makes: 'sounds', voices: ['slt', 'rms'].map((name) => ({name, languages: ['en']}))},
    estimate: () => ({seconds: 1, cost: {amount: 0, currency: 'USD'}}),
  } as unknown as SoundGenerator,
};

export const simulate = async (simulation: Simulation): Promise<Simulated> => {
  const {variants, scan, probe, lengthOf, secondsOf = () => 1, making = async () => undefined} = simulation;
  const videos = [...new Set(variants.map(({video}) => video))].map((id) => ({id, ingredients: []}));
  const config = {generator: 'testcard', soundGenerator: 'foley', voices: voicesSchema.parse({})};
  const project: ProjectToPlan = {videos, variants, config};
  const made: string[] = [];
  const plans: ProjectPlan[] = [];
  let store: Partial<Facts> = {
    ...{takes: new Map(), timelines: new Map(), stored: new Map(), films: new Map(), bundle: digestOf('bundle')},
    ...simulation.facts,
  };
  const answer = (question: Question): Partial<Facts> => {
    switch (question.about) {
      case 'bundle':
        return {bundle: store.bundle ?? null, browser: 'browser'};
      case 'lock':
        return {locks: new Map([[question.video, emptyLock(question.video)]])};
      case 'generator':
        return {generators: new Map([[question.id, question.id === 'flite' ? speaker : knownGenerator(question.id)]])};
      case 'take':
        return {takes: new Map([[question.fingerprint, store.takes?.get(question.fingerprint) ?? null]])};
      case 'timeline':
        return {timelines: new Map([[question.key, store.timelines?.get(question.key) ?? null]])};
      case 'length':
        return {
          lengths: new Map([[question.key, lengthOf?.(question.variant, question.speech) ?? {durationInFrames: 90, askedLines: []}]]),
        };
      case 'stored':
        return {stored: new Map([[question.key, store.stored?.get(question.key) ?? false]])};
      case 'film':
        return {
          films: new Map([[filmPlace(question.file, question.key), store.films?.get(filmPlace(question.file, question.key)) ?? null]]),
        };
    }
  };
  const factsOf = (work: ReadyWork): Partial<Facts> => {
    // Keys are digests but for takes.
    const key = work.key as Digest;
    switch (work.kind) {
      case 'bundle':
        return {bundle: digestOf('bundle')};
      case 'timeline': {
        const {variant, speech, extent} = work.input;
        if (extent === 'lines') return {probes: new Map([[key, probe?.(variant, speech) ?? null]])};
        return {timelines: new Map([[key, scan(variant, speech)]])};
      }
      case 'take':
      case 'sound': {
        const {take} = work.input;
        const before =
          work.kind === 'take' && work.input.continued ? {madeFrom: digestOf(take.kind === 'shot' ? (take.spec.continues ?? '') : '')} : {};
        const fact: TakeFact = {
          ...{digest: digestOf(take.fingerprint), words: [], durationInSeconds: take.kind === 'shot' ? null : secondsOf(take)},
          ...before,
        };
        return {takes: new Map([[take.fingerprint, fact]])};
      }
      case 'segment':
      case 'mix':
        return {stored: new Map([[key, true]])};
      case 'film':
        return {films: new Map([[filmPlace(work.input.file, key), digestOf(key)]])};
    }
  };
  const execute = async (work: readonly ReadyWork[]): Promise<Made> => {
    made.push(...work.map(({name}) => name));
    await making(work);
    const facts = work.map(factsOf).reduce<Partial<Facts>>(learn, {});
    // Probes are kept by nobody.
    const {probes: _, ...kept} = facts;
    store = learn(store, kept);
    return {facts, reports: noReports};
  };
  const {signal} = new AbortController();
  const {order, limitOf = () => 1} = simulation;
  const render = {variants: [], draft: false, full: false, frozen: false, out: null, framesToVerify: 0, stems: false} as const;
  const plan = await build(
    {wanted: {...wantedBy.byRender(project, render), ...simulation.wanted}, allows: simulation.allows ?? mayRenderMake},
    {
      ...{project, signal, onBegun: () => undefined, onMade: () => undefined},
      facts: noFacts({encoder: 'h264', capture: 'capture'}, new Map()),
      look: async (questions) => questions.map(answer).reduce<Partial<Facts>>(learn, {}),
      scheduler: new LocalScheduler({execute, limitOf, signal, ...(order === undefined ? {} : {order})}),
      onPlan: async (now) => void plans.push(now),
    },
  );
  return {plan, made, plans, facts: store};
};
