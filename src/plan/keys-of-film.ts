/** A plan is made several times in a run, and hashing every frame takes most of its time: keys are remembered as long as their timeline. */
import type {Digest} from '../core/brand.ts';
import {audioKey, type Soundtrack} from '../core/soundtrack.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Facts} from './facts.ts';
import {type PlannedSegment, planSegments} from './plan-segments.ts';

/** The segments of a film, each with its key as far as its takes are made. */
export const segmentsOf = (
  timeline: Timeline,
  takes: ReadonlyMap<string, Digest>,
  encoding: Facts['encoding'],
): readonly PlannedSegment[] => {
  const name = JSON.stringify([[...takes], encoding]);
  return segments.of(
    timeline,
    name,
    () => planSegments(timeline, takes, {...encoding, framesPerSecond: timeline.framesPerSecond}).segments,
  );
};

/** Key of a film's mix. */
export const mixKeyOf = (timeline: Timeline, soundtrack: Soundtrack): Digest =>
  mixKeys.of(timeline, JSON.stringify(soundtrack), () => audioKey(timeline, soundtrack));

/** Values by timeline and name. A timeline is known by its frames, which are never copied. */
class Memory<Value> {
  readonly #known = new WeakMap<Timeline['frames'], Map<string, Value>>();

  of({frames}: Timeline, name: string, make: () => Value): Value {
    const ofTimeline = this.#known.get(frames) ?? new Map<string, Value>();
    this.#known.set(frames, ofTimeline);
    const value = ofTimeline.get(name) ?? make();
    ofTimeline.set(name, value);
    return value;
  }
}

const segments = new Memory<readonly PlannedSegment[]>();

const mixKeys = new Memory<Digest>();
