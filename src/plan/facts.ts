import type {Digest, Fingerprint} from '../core/brand.ts';
import {type AnyGenerator, type GeneratorIdentity, isSoundGenerator} from '../core/generator.ts';
import type {Lock} from '../core/lock.ts';
import type {TimedWord} from '../core/timed-word.ts';
import type {Timeline} from '../core/timeline.ts';
import type {TimelineSource} from '../core/timeline-key.ts';
import type {Variant} from '../core/variant.ts';

/** A take in the store, its bytes verified. */
export interface TakeFact {
  readonly digest: Digest;
  /** Bytes of the take that it continues; absent where it begins by itself. */
  readonly madeFrom?: Digest;
  /** What is said in it, in seconds from its beginning; null where nobody speaks in it, or its generator does not know when. */
  readonly words: readonly TimedWord[] | null;
  /** Length of a sound; null for a shot. */
  readonly durationInSeconds: number | null;
}

/** A generator that was loaded, and its identity in this run. */
export interface GeneratorFact {
  readonly generator: AnyGenerator;
  readonly identity: GeneratorIdentity;
}

/** How long a film is that follows its speech, and the lines that this depends on. */
export interface LengthFact {
  readonly durationInFrames: number;
  readonly askedLines: readonly string[];
}

/**
 * Everything that the planner may know, beside the project and its settings. A map has an entry for everything that was looked up, null where nothing
 * was found; what has no entry is a question. Facts only grow in a run, but for what work has made.
 */
export interface Facts {
  /** null: there is none, or an old one. */
  readonly bundle: Digest | null | undefined;
  /** Version, fonts and flags of the browser. */
  readonly browser: string;
  /** How frames become bytes. */
  readonly encoding: {readonly encoder: string; readonly capture: string};
  /** By video. */
  readonly locks: ReadonlyMap<string, Lock>;
  readonly generators: ReadonlyMap<string, GeneratorFact | null>;
  readonly takes: ReadonlyMap<Fingerprint, TakeFact | null>;
  /** By timeline key. */
  readonly timelines: ReadonlyMap<Digest, Timeline | null>;
  /** Where the lines of a timeline are, by its key; null where only all of its frames tell. */
  readonly probes: ReadonlyMap<Digest, Timeline | null>;
  /** By `lengthKey()`. */
  readonly lengths: ReadonlyMap<Digest, LengthFact>;
  /** What was heard in each variant last time: where the search for its timeline begins. */
  readonly lastSpeech: ReadonlyMap<string, Timeline['speech']>;
  /** Segments and mixes, by key: whether the store has them. */
  readonly stored: ReadonlyMap<Digest, boolean>;
  /** Films, by {@link filmPlace}: digest of the film in place where it is the one of that key. */
  readonly films: ReadonlyMap<string, Digest | null>;
}

/** Facts as the planner reads them: key by key. */
export type ReadableFacts = {
  readonly [Name in keyof Facts]: Facts[Name] extends ReadonlyMap<infer Key, infer Value>
    ? Pick<ReadonlyMap<Key, Value>, 'get' | 'has'>
    : Facts[Name];
};

/** Names a film file together with the key that it should have. */
export const filmPlace = (file: string, key: Digest): string => `${file} ${key}`;

/** Something that the planner has to know before it can go on. */
export type Question =
  | {readonly about: 'bundle'}
  | {readonly about: 'lock'; readonly video: string}
  | {readonly about: 'generator'; readonly id: string; readonly where: string; readonly makes: 'pictures' | 'sounds' | 'anything'}
  | {readonly about: 'take'; readonly fingerprint: Fingerprint}
  | {readonly about: 'timeline'; readonly key: Digest; readonly source: TimelineSource}
  | {readonly about: 'length'; readonly key: Digest; readonly variant: Variant; readonly speech: Timeline['speech']}
  | {readonly about: 'stored'; readonly kind: 'segment' | 'audio'; readonly key: Digest}
  | {readonly about: 'film'; readonly file: string; readonly key: Digest};

/**
 * Facts as one planning reads them: what is not known is noted as a question and read as `undefined`. Whoever reads `undefined` stops there, because a
 * guess would lead to other work.
 */
export class Asking {
  readonly facts: ReadableFacts;
  readonly #questions: Map<string, Question>;

  constructor(facts: ReadableFacts, questions = new Map<string, Question>()) {
    this.facts = facts;
    this.#questions = questions;
  }

  /** The same planning, which reads these facts. */
  reading(facts: ReadableFacts): Asking {
    return new Asking(facts, this.#questions);
  }

  get questions(): readonly Question[] {
    return [...this.#questions.values()];
  }

  /** The bundle's digest; null where it has to be made. */
  bundle(): Digest | null | undefined {
    return this.facts.bundle === undefined ? this.#ask('bundle', {about: 'bundle'}) : this.facts.bundle;
  }

  lock(video: string): Lock | undefined {
    return this.facts.locks.get(video) ?? this.#ask(`lock ${video}`, {about: 'lock', video});
  }

  /** Whether these generators are all loaded; asks for those that are not. */
  generators(ids: readonly string[], of: Pick<Extract<Question, {about: 'generator'}>, 'where' | 'makes'>): boolean {
    const missing = ids.filter((id) => !isLoaded(this.facts.generators.get(id), of.makes));
    for (const id of missing) this.#ask(`generator ${id} ${of.makes}`, {about: 'generator', id, ...of});
    return missing.length === 0;
  }

  /** Whether it is known of all of these takes if they are there; asks where it is not. */
  takes(fingerprints: readonly Fingerprint[]): boolean {
    const missing = fingerprints.filter((fingerprint) => !this.facts.takes.has(fingerprint));
    for (const fingerprint of missing) this.#ask(`take ${fingerprint}`, {about: 'take', fingerprint});
    return missing.length === 0;
  }

  timeline(key: Digest, source: TimelineSource): Timeline | null | undefined {
    const known = this.facts.timelines.get(key);
    return known === undefined ? this.#ask(`timeline ${key}`, {about: 'timeline', key, source}) : known;
  }

  length(key: Digest, of: {readonly variant: Variant; readonly speech: Timeline['speech']}): LengthFact | undefined {
    return this.facts.lengths.get(key) ?? this.#ask(`length ${key}`, {about: 'length', key, ...of});
  }

  stored(kind: 'segment' | 'audio', key: Digest): boolean | undefined {
    return this.facts.stored.get(key) ?? this.#ask(`${kind} ${key}`, {about: 'stored', kind, key});
  }

  /** Digest of the film in place where it is the one of this key. */
  film(file: string, key: Digest): Digest | null | undefined {
    const place = filmPlace(file, key);
    const known = this.facts.films.get(place);
    return known === undefined ? this.#ask(`film ${place}`, {about: 'film', file, key}) : known;
  }

  #ask(name: string, question: Question): undefined {
    this.#questions.set(name, question);
  }
}

/** One that makes something else counts as not loaded: whoever answers the question says so. */
const isLoaded = (fact: GeneratorFact | null | undefined, makes: 'pictures' | 'sounds' | 'anything'): boolean => {
  if (makes === 'anything') return fact !== undefined;
  return fact != null && isSoundGenerator(fact.generator) === (makes === 'sounds');
};
