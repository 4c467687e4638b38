import type {Fingerprint} from '../core/brand.ts';
import type {PlannedShot} from '../core/plan.ts';
import type {TimedWord} from '../core/timed-word.ts';
import type {Timeline} from '../core/timeline.ts';
import {asDrafts, decideDrafts} from '../plan/draft-shots.ts';
import {candidateFingerprints, decideShots, type KnownGenerator, wantedTakes} from '../plan/plan-shots.ts';
import type {Stored} from '../plan/presence.ts';
import {readLock} from '../store/lock-file.ts';
import {madeFromOf, wordsOfTake} from '../store/take-record.ts';
import type {TakeFile} from './browser-data.ts';
import {lockFile} from './lock-path.ts';
import type {Workspace} from './workspace.ts';

/** What is known about the shots of a project while it is surveyed: generators that were loaded, takes that were found. */
export class Shots {
  readonly #workspace: Workspace;
  /** Bytes that are there; the survey's own, so that nothing is verified twice. */
  readonly #stored: Map<Fingerprint, TakeFile>;
  readonly #draft: boolean;
  readonly #words = new Map<Fingerprint, readonly TimedWord[] | null>();
  readonly #generators = new Map<string | null, KnownGenerator>();

  /** @param draft whether missing takes are planned as drafts. */
  constructor(workspace: Workspace, stored: Map<Fingerprint, TakeFile>, draft: boolean) {
    this.#workspace = workspace;
    this.#stored = stored;
    this.#draft = draft;
  }

  /** What each shot of a video needs, or a draft of it. */
  async planned(videoId: string, timelines: readonly Timeline[]): Promise<PlannedShot[]> {
    const {project} = this.#workspace;
    const ingredients = project.videos.find(({id}) => id === videoId)?.ingredients ?? [];
    const lock = await readLock(lockFile(this.#workspace, videoId), videoId);
    const video = {id: videoId, ingredients, lock, timelines};
    await this.#load(timelines);
    await this.look(candidateFingerprints(video));
    for (const {generator} of Object.values(lock.takes)) await this.#loadLocked(generator.id);
    const wanted = wantedTakes(video, this.#generatorFor, this.#bytesOf);
    await this.look(wanted.map(({fingerprint}) => fingerprint));
    const decided = decideShots(wanted, this.#bytesOf, this.#generatorFor);
    const planned = this.#draft ? await this.#drafts(decided) : decided;
    for (const {action, fingerprint} of planned) if (action === 'generate') this.#forget(fingerprint);
    return planned;
  }

  async #drafts(decided: readonly PlannedShot[]): Promise<PlannedShot[]> {
    const drafts = asDrafts(decided, this.#generatorFor);
    await this.look(drafts.map(({fingerprint}) => fingerprint));
    return decideDrafts(drafts, this.#bytesOf);
  }

  /** Bytes that are made again are not those of the film: who shows, counts or captions what is stored would take them for its own. */
  #forget(fingerprint: Fingerprint): void {
    this.#stored.delete(fingerprint);
    this.#words.delete(fingerprint);
  }

  /** What is said in a take, and when; null where it is not there, where nobody speaks in it, or where its generator does not know. */
  async wordsOf(fingerprint: Fingerprint): Promise<readonly TimedWord[] | null> {
    // A take that has been made since is looked for again.
    if (!this.#words.has(fingerprint)) await this.#find(fingerprint);
    return this.#words.get(fingerprint) ?? null;
  }

  /** Verifies the bytes: what is corrupt is dropped, told, and counts as not there. */
  async look(fingerprints: readonly Fingerprint[]): Promise<void> {
    for (const fingerprint of new Set(fingerprints)) {
      if (!this.#stored.has(fingerprint)) await this.#find(fingerprint);
    }
  }

  async #find(fingerprint: Fingerprint): Promise<void> {
    const {store, context} = this.#workspace;
    const found = await store.find('take', fingerprint);
    if (found.state === 'corrupt') context.emit({event: 'store-entry-corrupt', kind: 'take', key: fingerprint});
    if (found.state !== 'present') return;
    this.#stored.set(fingerprint, {digest: found.record.digest, path: found.path, ...madeFromOf(found.record)});
    this.#words.set(fingerprint, wordsOfTake(found.record));
  }

  readonly #bytesOf: Stored = (fingerprint) => this.#stored.get(fingerprint) ?? null;

  /** Generators are loaded ahead, so that planning itself stays pure. */
  readonly #generatorFor = (id: string | null, where: string): KnownGenerator => {
    const known = this.#generators.get(id) ?? this.#generators.get(null);
    if (!known) throw new RangeError(`Generator '${id}' was not loaded before planning (${where}).`);
    return known;
  };

  async #load(timelines: readonly Timeline[]): Promise<void> {
    for (const timeline of timelines) {
      for (const {request} of timeline.shots) {
        if (this.#generators.has(request.generator)) continue;
        const where = `<GeneratedShot id="${request.id}"> of ${timeline.variant}`;
        this.#generators.set(request.generator, await this.#workspace.generators.get(request.generator, where));
      }
    }
  }

  /** A locked take may be of a generator that is no longer here; its bytes still count. */
  async #loadLocked(id: string): Promise<void> {
    if (this.#generators.has(id)) return;
    const known = await this.#workspace.generators.get(id, 'lock').catch(() => null);
    if (known) this.#generators.set(id, known);
  }
}
