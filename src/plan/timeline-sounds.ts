import {isSoundGenerator} from '../core/generator.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Asking, TakeFact} from './facts.ts';
import {
  generatorOfSound,
  type KnownSoundGenerator,
  type SoundsToPlan,
  soundRequests,
  type WantedSound,
  wantedSounds,
  whereOfSound,
} from './plan-sounds.ts';
import type {ProjectToPlan} from './project-to-plan.ts';

/**
 * The takes that a timeline's sounds ask for.
 *
 * @returns undefined where facts are missing.
 * @throws ReshootError `voice-unknown`, `voice-cannot-speak`
 */
export const soundsOfTimeline = (
  asking: Asking,
  {project, video, timeline}: {readonly project: ProjectToPlan; readonly video: string; readonly timeline: Timeline},
): readonly WantedSound[] | undefined => {
  const requests = soundRequests(timeline.sounds);
  if (requests.length === 0) return [];
  const lock = asking.lock(video);
  if (lock === undefined) return undefined;
  const {voices: named, soundGenerator: defaultGenerator} = project.config;
  const voices: SoundsToPlan['voices'] = {named, of: (id) => voicesOf(asking, id)};
  const areLoaded = requests.map((request) => {
    const where = whereOfSound(request, timeline.variant);
    return asking.generators([generatorOfSound(request, {voices, defaultGenerator}, where)], {where, makes: 'sounds'});
  });
  // Names of voices that speak the language are part of a message, whichever generator has them.
  const others = asking.generators(
    Object.values(named).map(({generator}) => generator),
    {where: 'voices', makes: 'anything'},
  );
  if (!others || !areLoaded.every((isLoaded) => isLoaded)) return undefined;
  const ids = new Set(requests.map(({id}) => id));
  const locked = Object.values(lock.sounds).flatMap(({sound, fingerprint}) => (ids.has(sound) ? [fingerprint] : []));
  if (!asking.takes(locked)) return undefined;
  const {generatorFor, isStored} = soundFacts(asking);
  const wanted = wantedSounds(timeline, {video, lock, voices, defaultGenerator, generatorFor, isStored});
  return asking.takes(wanted.map(({fingerprint}) => fingerprint)) ? wanted : undefined;
};

/** What deciding over sounds has to know. */
export const soundFacts = ({facts}: Asking): Pick<SoundsToPlan, 'generatorFor' | 'isStored'> => ({
  generatorFor: (id): KnownSoundGenerator => {
    const fact = facts.generators.get(id);
    if (!fact || !isSoundGenerator(fact.generator)) throw new RangeError(`Generator '${id}' was not loaded before planning.`);
    return {generator: fact.generator, identity: fact.identity};
  },
  isStored: (fingerprint) => isSound(facts.takes.get(fingerprint)),
});

/** Fingerprints of shots and sounds differ, so only a damaged record is none. */
const isSound = (fact: TakeFact | null | undefined): boolean => fact?.durationInSeconds != null;

const voicesOf = ({facts}: Asking, id: string) => {
  const generator = facts.generators.get(id)?.generator;
  return generator && isSoundGenerator(generator) ? generator.voices : [];
};
