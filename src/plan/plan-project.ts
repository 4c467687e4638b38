/**
 * The planner: project and facts in, all work out. Pure. It is run again whenever a fact is learned; what it cannot go on without it asks for.
 */
import {type Finding, likeFindingsOnce} from '../core/finding.ts';
import type {Plan, SegmentDetail} from '../core/plan.ts';
import type {PlannedShot, PlannedSound, PlannedTake} from '../core/planned-take.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Variant} from '../core/variant.ts';
import type {Work} from '../core/work.ts';
import {checkLines} from './check-lines.ts';
import {Asking, type Facts, type Question} from './facts.ts';
import {Guesses} from './guesses.ts';
import {storedTake} from './heard.ts';
import {objectKey} from './object-key.ts';
import {oncePerKey} from './once-per-key.ts';
import {type FilmToPlan, type FilmWork, planFilm, type WantedFilms} from './plan-film.ts';
import {PlanMemory} from './plan-memory.ts';
import {decideSounds, type WantedSound} from './plan-sounds.ts';
import type {ProjectToPlan} from './project-to-plan.ts';
import {type Settling, settleTimeline} from './settle-timeline.ts';
import {takeWork} from './take-work.ts';
import {soundFacts, soundsOfTimeline} from './timeline-sounds.ts';
import {bundleWork, timelineWork} from './timeline-work.ts';
import {planTotals} from './totals.ts';
import {shotsOfVideo} from './video-shots.ts';
import {withShotSounds} from './with-shot-sounds.ts';

/** What a command asks the planner for. */
export interface Wanted extends WantedFilms {
  /** Chosen variants of the project. */
  readonly variants: readonly Variant[];
  /** Whether lines that timelines follow are made before anything rests on an estimate of them. */
  readonly speaksFirst: boolean;
  /** Whether films are joined from what is stored, so that stored bytes have to be verified; else they are only counted. */
  readonly isJoined: boolean;
  /** Whether lines that are cut off or overlap are refused, as far as their lengths are known. */
  readonly checksLines: boolean;
}

/** A film in a plan whose timeline is settled. */
export interface PlannedFilmOf extends FilmToPlan {
  readonly work: FilmWork;
}

/** What is known of a project, and what has to be done. */
export interface ProjectPlan {
  /** Facts that were missing: as long as there are some, the rest is not the whole plan. */
  readonly questions: readonly Question[];
  /** Everything, in an order in which it can be made. */
  readonly work: readonly Work[];
  /** Films whose timelines are settled. */
  readonly films: readonly PlannedFilmOf[];
  /** Whether every timeline is settled: only then all takes are known. */
  readonly isSettled: boolean;
  readonly findings: readonly Finding[];
  /** What settled timelines were told about their dialogue, by variant. */
  readonly speech: ReadonlyMap<string, Timeline['speech']>;
  /** The same for people. */
  readonly summary: Plan;
}

/** Plans from facts; the same for a whole build, because it remembers what holds from one plan to the next. */
export type Planner = (facts: Facts) => ProjectPlan;

/**
 * Plans what is wanted, as far as the facts reach.
 *
 * @throws ReshootError (when it plans) a mistake of the author: `timing-never-settles`, `continues-invalid`, `voice-unknown`, `dialogue-cut-off` …
 * @example
 * const {questions, work} = planner(project, wanted)(facts);
 */
export const planner = (project: ProjectToPlan, wanted: Wanted): Planner => {
  const memory = new PlanMemory();
  return (facts) => planProject(project, wanted, {facts, memory});
};

const planProject = (
  project: ProjectToPlan,
  wanted: Wanted,
  {facts, memory}: {readonly facts: Facts; readonly memory: PlanMemory},
): ProjectPlan => {
  const asking = new Asking(facts);
  const {isDraft, speaksFirst} = wanted;
  const settling = new Map(
    wanted.variants.map((variant) => {
      const settle = (reading: Asking): Settling | undefined => {
        const found = settleTimeline(reading, {project, variant, isDraft, speaksFirst, memory: new PlanMemory()});
        return found.state === 'asking' ? undefined : found;
      };
      return [variant, memory.of(asking, {name: `timeline ${variant.id}`, inputs: ''}, settle) ?? {state: 'asking' as const}] as const;
    }),
  );
  const settled = [...settling.values()].flatMap((one) => (one.state === 'settled' ? [one] : []));
  const isSettled = settled.length === settling.size;
  const shots: PlannedShot[] = [];
  for (const {id} of project.videos) {
    const timelines = settled.flatMap(({timeline, variant}) => (variant.video === id ? [timeline] : []));
    if (timelines.length > 0) shots.push(...(shotsOfVideo(asking, {project, video: id, timelines, isDraft, memory}) ?? []));
  }
  const ownTakes = takesByVariant(shots);
  const heard = settled.map((one) => ({...one, timeline: withShotSounds(one.timeline, ownTakes.get(one.variant.id) ?? [])}));
  const wantedSounds: WantedSound[] = [];
  for (const {timeline, variant} of heard) {
    const part = {name: `sounds of ${variant.id}`, inputs: `${objectKey(timeline.frames)} ${signatureOf(ownTakes.get(variant.id) ?? [])}`};
    const sounds = memory.of(asking, part, (reading) => soundsOfTimeline(reading, {project, video: variant.video, timeline}));
    wantedSounds.push(...(sounds ?? []));
  }
  const work: Work[] = [];
  // Takes are planned over all films: with one fact missing, the films of others would be planned without them.
  if (asking.questions.length > 0) return {...nothing, questions: asking.questions};
  const sounds = decideSounds(wantedSounds, soundFacts(asking));
  const ownSounds = takesByVariant(sounds);
  const films: PlannedFilmOf[] = [];
  for (const {key, timeline, variant} of heard) {
    const own = {shots: ownTakes.get(variant.id) ?? [], sounds: ownSounds.get(variant.id) ?? []};
    if (wanted.checksLines) refuseBadLines(timeline, own.sounds, facts);
    const toPlan: FilmToPlan = {variant, timelineKey: key, timeline, ...own};
    const part = {name: `film ${variant.id}`, inputs: `${objectKey(timeline.frames)} ${signatureOf(own.shots)} ${signatureOf(own.sounds)}`};
    const planned = memory.of(asking, part, (reading) => planFilm(reading, toPlan, wanted));
    if (planned) films.push({...toPlan, work: planned});
  }
  if (asking.questions.length > 0) return {...nothing, questions: asking.questions};
  if (facts.bundle === null) work.push(bundleWork);
  work.push(...[...settling].flatMap(([variant, one]) => timelineWork(variant, one)));
  const guesses = new Guesses(
    heard.map(({timeline}) => timeline),
    {shots, sounds},
  );
  for (const take of [...shots, ...sounds]) work.push(takeWork(take, shots, guesses.behind(take)));
  for (const {
    work: {segments, mix, film},
  } of films)
    work.push(...segments, mix, film);
  const everything = oncePerKey(work);
  return {
    questions: [],
    work: everything,
    films,
    isSettled,
    speech: new Map(heard.map(({timeline}) => [timeline.variant, timeline.speech])),
    findings: likeFindingsOnce(heard.flatMap(({timeline}) => timeline.findings)),
    summary: {
      work: everything,
      shots,
      sounds,
      timing: guesses.isEmpty ? 'exact' : 'estimated',
      segments: summaryOfSegments(films),
      totals: planTotals(shots, wanted.variants.length, sounds),
    },
  };
};

/** The takes of each variant. */
const takesByVariant = <Take extends PlannedTake>(takes: readonly Take[]): ReadonlyMap<string, readonly Take[]> => {
  const byVariant = new Map<string, Take[]>();
  for (const take of takes) {
    for (const variant of take.variants) {
      const own = byVariant.get(variant) ?? [];
      own.push(take);
      byVariant.set(variant, own);
    }
  }
  return byVariant;
};

/** What of planned takes decides a film: a fingerprint stands for its spec. */
const signatureOf = (takes: readonly PlannedTake[]): string =>
  takes.map(({id, fingerprint, action}) => `${id} ${fingerprint} ${action}`).join(',');

const noSegments: Plan['segments'] = {total: 0, reused: 0, passthrough: 0, layered: 0, full: 0, details: []};

const nothing: Omit<ProjectPlan, 'questions'> = {
  work: [],
  films: [],
  isSettled: false,
  findings: [],
  speech: new Map(),
  summary: {work: [], shots: [], sounds: [], timing: 'estimated', segments: noSegments, totals: planTotals([], 0)},
};

/** Refuses lines that are cut off or overlap. */
const refuseBadLines = (timeline: Timeline, sounds: readonly PlannedSound[], facts: Facts): void => {
  const own = new Map(sounds.flatMap((sound) => (sound.variants.includes(timeline.variant) ? [[sound.id, sound] as const] : [])));
  checkLines(timeline, (id) => {
    const sound = own.get(id);
    return (sound && storedTake(sound, facts)?.durationInSeconds) ?? null;
  });
};

const summaryOfSegments = (films: readonly PlannedFilmOf[]): Plan['segments'] => {
  const details = films.flatMap(({variant, work: {segments, cut}}) =>
    cut.map(({start, end, way}, index): SegmentDetail => {
      const isReused = segments[index]?.action !== 'make';
      const reason = !isReused && way.kind === 'full' ? way.reason : null;
      return {variant: variant.id, start, end, action: isReused ? 'reuse' : way.kind, reason};
    }),
  );
  const count = (wanted: SegmentDetail['action']): number => details.filter(({action}) => action === wanted).length;
  return {
    total: details.length,
    reused: count('reuse'),
    passthrough: count('passthrough'),
    layered: count('layered'),
    full: count('full'),
    details,
  };
};
