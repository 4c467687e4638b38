import {type Generator, isSoundGenerator} from '../core/generator.ts';
import type {PlannedShot} from '../core/planned-take.ts';
import type {Timeline} from '../core/timeline.ts';
import {asDrafts, decideDrafts} from './draft-shots.ts';
import type {Asking} from './facts.ts';
import {objectKey} from './object-key.ts';
import type {PlanMemory} from './plan-memory.ts';
import {candidateFingerprints, decideShots, type KnownGenerator, wantedTakes} from './plan-shots.ts';
import type {Stored} from './presence.ts';
import type {ProjectToPlan} from './project-to-plan.ts';

/**
 * What each shot of a video needs, once for all of these timelines, or a draft of it.
 *
 * @returns undefined where facts are missing.
 * @throws ReshootError what {@link wantedTakes} throws.
 */
export const shotsOfVideo = (
  asking: Asking,
  request: {
    readonly project: ProjectToPlan;
    readonly video: string;
    readonly timelines: readonly Timeline[];
    /** Whether missing takes are planned as drafts. */
    readonly isDraft: boolean;
    readonly memory: PlanMemory;
  },
): readonly PlannedShot[] | undefined => {
  const {project, timelines, memory} = request;
  const lock = asking.lock(request.video);
  if (lock === undefined || !askForGenerators(asking, project, timelines)) return undefined;
  const lockedGenerators = Object.values(lock.takes).map(({generator}) => generator.id);
  // A locked take may be of a generator that is no longer here; its bytes still count.
  if (!asking.generators(lockedGenerators, {where: 'lock', makes: 'anything'})) return undefined;
  const ingredients = project.videos.find(({id}) => id === request.video)?.ingredients ?? [];
  const video = {id: request.video, ingredients, lock, timelines};
  if (!asking.takes(candidateFingerprints(video))) return undefined;
  const generatorFor = (id: string | null): KnownGenerator => pictureGenerator(asking, id ?? project.config.generator, project);
  const wanted = timelines.flatMap((timeline) => {
    // Timelines are made once: one of a variant, speech and length is one object.
    const part = {name: `takes of ${timeline.variant} ${objectKey(timeline)}`, inputs: request.video};
    return (
      memory.of(asking, part, (reading) =>
        wantedTakes(
          {...video, lock: reading.lock(request.video) ?? lock, timelines: [timeline]},
          (id) => pictureGenerator(reading, id ?? project.config.generator, project),
          storedIn(reading),
        ),
      ) ?? []
    );
  });
  if (!asking.takes(wanted.map(({fingerprint}) => fingerprint))) return undefined;
  const decided = decideShots(wanted, storedIn(asking), generatorFor);
  if (!request.isDraft) return decided;
  const drafts = asDrafts(decided, generatorFor);
  return asking.takes(drafts.map(({fingerprint}) => fingerprint)) ? decideDrafts(drafts, storedIn(asking)) : undefined;
};

/** Asks, with the place of the shot that names it, for every generator that is not loaded. */
const askForGenerators = (asking: Asking, project: ProjectToPlan, timelines: readonly Timeline[]): boolean => {
  const known = timelines.map(({shots, variant}) =>
    shots.map(({request: {id, generator}}) =>
      asking.generators([generator ?? project.config.generator], {where: `<GeneratedShot id="${id}"> of ${variant}`, makes: 'pictures'}),
    ),
  );
  return known.flat().every((isKnown) => isKnown);
};

const pictureGenerator = ({facts}: Asking, id: string, {config}: ProjectToPlan): KnownGenerator => {
  const fact = facts.generators.get(id) ?? facts.generators.get(config.generator);
  if (!fact || isSoundGenerator(fact.generator)) throw new RangeError(`Generator '${id}' was not loaded before planning.`);
  const generator: Generator = fact.generator;
  return {generator, identity: fact.identity};
};

const storedIn =
  ({facts}: Asking): Stored =>
  (fingerprint) =>
    facts.takes.get(fingerprint) ?? null;
