import type {Digest} from '../core/brand.ts';
import {filmKey} from '../core/film-key.ts';
import type {Reason} from '../core/reason.ts';
import type {Soundtrack} from '../core/soundtrack.ts';
import type {Variant} from '../core/variant.ts';
import {type FilmExtras, type FilmReference, freeEstimate, type TakeReference, type WorkName, type WorkOf, workName} from '../core/work.ts';
import type {Asking, ReadableFacts} from './facts.ts';
import {type FilmToHear, type HeardSound, heardIn, soundtrackOf, storedTake} from './heard.ts';
import {mixKeyOf, segmentsOf} from './keys-of-film.ts';
import type {PlannedSegment} from './plan-segments.ts';
import {takeWorkName} from './take-work.ts';

/** A film whose timeline is settled. */
export interface FilmToPlan extends FilmToHear {
  readonly timelineKey: Digest;
}

/** What is wanted of every film. */
export interface WantedFilms {
  /** Whether the store is ignored. */
  readonly isFull: boolean;
  readonly isDraft: boolean;
  readonly extras: FilmExtras;
}

/** A film's part of a plan. */
export interface FilmWork {
  readonly heard: readonly HeardSound[];
  /** The stored takes that it shows, by shot id. */
  readonly takes: FilmReference['takes'];
  readonly segments: readonly WorkOf<'segment'>[];
  /** Where each of them is, and how its pictures come about. */
  readonly cut: readonly PlannedSegment[];
  readonly mix: WorkOf<'mix'>;
  readonly film: WorkOf<'film'>;
  /** From the folder of films, with forward slashes. */
  readonly file: string;
  /** Digest of the film in place where that is the one asked for. */
  readonly inPlace: Digest | null;
}

/**
 * The segments, the mix and the film of a variant, each with what has to be done for it.
 *
 * @returns undefined where facts are missing.
 */
export const planFilm = (asking: Asking, toPlan: FilmToPlan, wanted: WantedFilms): FilmWork | undefined => {
  const {variant, timeline, timelineKey} = toPlan;
  const {facts} = asking;
  const heard = heardIn(toPlan, facts);
  const takes = takesOf(toPlan, facts);
  const digests = new Map(Object.entries(takes).map(([id, {digest}]) => [id, digest]));
  const cut = segmentsOf(timeline, digests, facts.encoding);
  const needs = [...toPlan.shots, ...toPlan.sounds]
    .filter((take) => take.variants.includes(variant.id) && take.action === 'generate')
    .map(takeWorkName);
  const soundtrack = soundtrackOf(heard, toPlan);
  const audio = soundtrack === null ? null : mixKeyOf(timeline, soundtrack);
  const segments = known(cut);
  const key =
    segments === null || audio === null
      ? null
      : filmKey(
          segments.map((segment) => segment.key),
          audio,
        );
  const file = filmFile(variant, wanted.isDraft);
  const inPlace = key === null || wanted.isFull ? null : asking.film(file, key);
  if (inPlace === undefined) return undefined;
  const isInPlace = inPlace !== null;
  const film: FilmReference = {variant, timeline: timelineKey, takes};
  const make: WantedFilm = {asking, film, needs, isInPlace, isFull: wanted.isFull};
  const segmentWork = cut.map((segment) => planSegment(segment, make));
  const mix = planMix(soundtrack, audio, make);
  if (mix === undefined) return undefined;
  const planned = segmentWork.flatMap((work) => work ?? []);
  // Each missing fact was asked for.
  if (planned.length < segmentWork.length) return undefined;
  const parts = [...planned, mix].filter(({action}) => action === 'make').map(({name}) => name);
  const isWhole = isInPlace && wanted.extras.framesToVerify === 0 && !wanted.extras.stems;
  return {
    heard,
    takes,
    segments: planned,
    cut,
    file,
    inPlace,
    mix,
    film: {
      kind: 'film',
      name: workName('film', variant.id),
      variants: [variant.id],
      needs: [...needs, ...parts],
      key,
      action: isWhole ? 'keep' : 'make',
      reason: reasonOfFilm(key, {isInPlace, isWhole, isFull: wanted.isFull}),
      input:
        segments === null || soundtrack === null || audio === null
          ? null
          : {
              film,
              segments: segments.map(({start, end, key}) => ({start, end, key})),
              soundtrack,
              audio,
              file,
              isInPlace,
              extras: wanted.extras,
            },
      resource: wanted.extras.framesToVerify === 0 ? 'encoder' : 'browser',
      estimate: freeEstimate,
    },
  };
};

interface WantedFilm {
  readonly asking: Asking;
  readonly film: FilmReference;
  /** Takes that are not made. */
  readonly needs: readonly WorkName[];
  readonly isInPlace: boolean;
  readonly isFull: boolean;
}

const planSegment = (planned: PlannedSegment, request: WantedFilm): WorkOf<'segment'> | undefined => {
  const {asking, film, needs, isInPlace, isFull} = request;
  const {start, end, way, key} = planned;
  const isStored = key === null || isFull ? false : isInPlace || asking.stored('segment', key);
  if (isStored === undefined) return undefined;
  return {
    kind: 'segment',
    name: workName('segment', film.variant.id, `${start}-${end}`),
    variants: [film.variant.id],
    needs: isStored ? [] : needs,
    key,
    action: isStored ? (isInPlace ? 'keep' : 'restore') : 'make',
    reason: isStored ? (isInPlace ? inPlaceReason : storedReason) : key === null ? waitsForTakes : isFull ? fullReason : notStored,
    input: key === null || needs.length > 0 ? null : {film, range: {start, end}, way, isFull},
    resource: 'browser',
    estimate: freeEstimate,
  };
};

const planMix = (soundtrack: Soundtrack | null, key: Digest | null, request: WantedFilm): WorkOf<'mix'> | undefined => {
  const {asking, film, needs, isInPlace} = request;
  const isStored = key === null ? false : isInPlace || asking.stored('audio', key);
  if (isStored === undefined) return undefined;
  return {
    kind: 'mix',
    name: workName('mix', film.variant.id),
    variants: [film.variant.id],
    needs: isStored ? [] : needs,
    key,
    action: isStored ? (isInPlace ? 'keep' : 'restore') : 'make',
    reason: isStored ? (isInPlace ? inPlaceReason : storedReason) : key === null ? waitsForTakes : notStored,
    // Elements of Remotion may decode their sound on the page, which shows the takes.
    input: soundtrack === null || needs.length > 0 ? null : {film, soundtrack},
    resource: 'encoder',
    estimate: freeEstimate,
  };
};

const inPlaceReason: Reason = {code: 'in-place', text: 'the film in place has it'};
const storedReason: Reason = {code: 'stored', text: 'the store has it'};
const notStored: Reason = {code: 'not-stored', text: 'the store does not have it'};
const fullReason: Reason = {code: 'full', text: '--full ignores what is stored'};
const waitsForTakes: Reason = {code: 'waits', text: 'takes that it shows or plays are not made yet'};

const reasonOfFilm = (key: Digest | null, film: {isInPlace: boolean; isWhole: boolean; isFull: boolean}): Reason => {
  if (film.isWhole) return {code: 'in-place', text: 'the film in place is the one that was asked for'};
  if (film.isInPlace) return {code: 'extras', text: 'the film is in place; it is verified, or its stems are written'};
  if (key === null) return waitsForTakes;
  return film.isFull ? fullReason : {code: 'changed', text: 'there is no film in place, or one of other segments or another mix'};
};

/** The takes that a film shows, as far as they are made. */
const takesOf = ({variant, shots}: FilmToHear, facts: ReadableFacts): FilmReference['takes'] => {
  const takes: {[shot: string]: TakeReference} = {};
  for (const shot of shots) {
    const fact = shot.variants.includes(variant.id) ? storedTake(shot, facts) : null;
    if (fact) takes[shot.id] = {fingerprint: shot.fingerprint, digest: fact.digest};
  }
  return takes;
};

/** null where one has no key yet. */
const known = (segments: readonly PlannedSegment[]): (PlannedSegment & {readonly key: Digest})[] | null => {
  const keyed = segments.flatMap((segment) => (segment.key === null ? [] : [{...segment, key: segment.key}]));
  return keyed.length === segments.length ? keyed : null;
};

/** `<video>/<row>/<format>.mp4`, or without the row. A draft has a name of its own: it never takes the place of a film. */
const filmFile = ({video, row, format}: Variant, isDraft: boolean): string =>
  [video, ...(row === null ? [] : [row]), `${format.id}${isDraft ? '.draft' : ''}.mp4`].join('/');
