import type {Fingerprint} from '../core/brand.ts';
import type {PlannedSound} from '../core/plan.ts';
import {lineOfShot, shotSoundId} from '../core/shot-sound.ts';
import type {SpokenLine} from '../core/spoken-line.ts';
import type {Timeline} from '../core/timeline.ts';
import {estimateLine} from '../plan/estimate-line.ts';
import {lineInShot} from '../plan/line-in-shot.ts';
import {
  decideSounds,
  generatorOfSound,
  type KnownSoundGenerator,
  soundRequests,
  type WantedSound,
  wantedSounds,
  whereOfSound,
} from '../plan/plan-sounds.ts';
import type {Voices} from '../plan/resolve-sound.ts';
import {withShotSounds} from '../plan/with-shot-sounds.ts';
import {readLock} from '../store/lock-file.ts';
import {type StoredSound, storedSoundOf} from '../store/sound-record.ts';
import type {TakeFile} from './browser-data.ts';
import {lockFile} from './lock-path.ts';
import {makeTakes} from './make-takes.ts';
import type {Shots} from './shots.ts';
import type {Workspace} from './workspace.ts';

/** What is known about the sounds of a project while it is surveyed: generators that were loaded, takes that were found. */
export class Sounds {
  readonly #workspace: Workspace;
  /** Bytes that are there; the survey's own, so that nothing is verified twice. */
  readonly #stored: Map<Fingerprint, TakeFile>;
  readonly #shots: Shots;
  readonly #facts = new Map<Fingerprint, StoredSound>();
  readonly #generators = new Map<string, KnownSoundGenerator>();

  constructor(workspace: Workspace, stored: Map<Fingerprint, TakeFile>, shots: Shots) {
    this.#workspace = workspace;
    this.#stored = stored;
    this.#shots = shots;
  }

  /** Length and words of a take that is there. */
  readonly factsOf = (fingerprint: Fingerprint | undefined): StoredSound | null =>
    fingerprint === undefined ? null : (this.#facts.get(fingerprint) ?? null);

  readonly isStored = (fingerprint: Fingerprint): boolean => this.#facts.has(fingerprint);

  readonly generatorFor = (id: string, where: string): KnownSoundGenerator => {
    const known = this.#generators.get(id);
    if (!known) throw new RangeError(`Generator '${id}' was not loaded before planning (${where}).`);
    return known;
  };

  /** The takes that a timeline's sounds ask for; finds out which of them are there. */
  async wanted(timeline: Timeline, video: string): Promise<WantedSound[]> {
    const {config} = this.#workspace.project;
    const requests = soundRequests(timeline.sounds);
    if (requests.length === 0) return [];
    const voices: Voices = {named: config.voices, of: (id) => this.#generators.get(id)?.generator.voices ?? []};
    for (const request of requests) {
      const where = whereOfSound(request, timeline.variant);
      await this.#load(generatorOfSound(request, {voices, defaultGenerator: config.soundGenerator}, where), where);
    }
    // Names of voices that speak the language are part of a message, whoever they belong to.
    for (const {generator} of Object.values(config.voices)) await this.#load(generator, 'voices').catch(() => undefined);
    const lock = await readLock(lockFile(this.#workspace, video), video);
    const ids = new Set(requests.map(({id}) => id));
    await this.look(Object.values(lock.sounds).flatMap((sound) => (ids.has(sound.sound) ? [sound.fingerprint] : [])));
    const {soundGenerator: defaultGenerator} = config;
    const {generatorFor, isStored} = this;
    const wanted = wantedSounds(timeline, {video, lock, voices, defaultGenerator, generatorFor, isStored});
    await this.look(wanted.map(({fingerprint}) => fingerprint));
    return wanted;
  }

  /** Lines of a timeline that are asked about, as they are known: measured where the take is there, estimated elsewhere. */
  async linesOf(seen: Timeline, asked: readonly string[], video: string): Promise<{readonly [sound: string]: SpokenLine}> {
    if (asked.length === 0) return {};
    const shots = seen.sounds.some(({request}) => request.kind === 'shot') ? await this.#shots.planned(video, [seen]) : [];
    const timeline = withShotSounds(seen, shots);
    const wanted = await this.wanted(timeline, video);
    const lines: {[sound: string]: SpokenLine} = {};
    for (const shot of shots) {
      const id = lineOfShot(shot.id);
      if (!asked.includes(id) || !shot.spec.sound?.dialogue) continue;
      const isMade = shot.action !== 'generate';
      const words = isMade ? await this.#shots.wordsOf(shot.fingerprint) : null;
      lines[id] = {
        ...lineInShot(shot, {words, isMade, variant: timeline.variant}),
        startFrame: startFrameOf(timeline, shotSoundId(shot.id)),
      };
    }
    for (const {request, spec, fingerprint} of wanted) {
      if (spec.sound !== 'dialogue' || !asked.includes(request.id)) continue;
      const facts = this.factsOf(fingerprint);
      const line = facts ? {state: 'made' as const, ...facts} : estimateLine(spec.text, spec.voice);
      lines[request.id] = {...line, startFrame: startFrameOf(timeline, request.id)};
    }
    return lines;
  }

  /** Lines that were made by `speak`, as they were planned. */
  readonly spoken: PlannedSound[] = [];

  /** Makes the lines of a timeline that are not made yet: what follows them can then be laid out for good. */
  async speak(timeline: Timeline, video: string): Promise<void> {
    const planned = decideSounds(await this.wanted(timeline, video), this);
    const lines = planned.filter(({kind, action}) => kind === 'dialogue' && action === 'generate');
    for (const {id, video: of, action, reason} of lines) {
      this.#workspace.context.emit({event: 'sound-planned', sound: id, video: of, action, reason});
    }
    await makeTakes(this.#workspace, lines, {stored: this.#stored, sounds: this, plan: {shots: []}});
    this.spoken.push(...lines);
  }

  /** Verifies the bytes: what is corrupt is dropped, told, and counts as not there. */
  async look(fingerprints: readonly Fingerprint[]): Promise<void> {
    const {store, context} = this.#workspace;
    for (const fingerprint of new Set(fingerprints)) {
      if (this.#facts.has(fingerprint)) continue;
      const found = await store.find('take', fingerprint);
      if (found.state === 'corrupt') context.emit({event: 'store-entry-corrupt', kind: 'take', key: fingerprint});
      const facts = found.state === 'present' ? storedSoundOf(found.record) : null;
      if (found.state !== 'present' || facts === null) continue;
      this.#stored.set(fingerprint, {digest: found.record.digest, path: found.path});
      this.#facts.set(fingerprint, facts);
    }
  }

  async #load(id: string, where: string): Promise<void> {
    if (!this.#generators.has(id)) this.#generators.set(id, await this.#workspace.generators.getSound(id, where));
  }
}

/** Frame of the film on which the sound's first sample would be heard; before 0 where the film comes in late. */
const startFrameOf = (timeline: Timeline, id: string): number | null => {
  const sound = timeline.sounds.find(({request}) => request.id === id);
  const first = sound?.placements[0];
  return sound && first ? first.start - first.offsetInFrames - sound.playback.trimBeforeInFrames : null;
};
