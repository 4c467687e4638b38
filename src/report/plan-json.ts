import type {Plan} from '../core/plan.ts';
import type {PlannedTake} from '../core/planned-take.ts';

/**
 * The object that `reshoot plan --json` prints; its shape is DESIGN §8 and others depend on it. The spec and the lock's block stay out: a
 * reader decides by action, reason and cost.
 *
 * @example
 * JSON.stringify(planJson(plan)) // '{"shots":[{"id":"stop","video":"tram-fox",…}],"sounds":[],…}'
 */
export const planJson = ({shots, sounds, timing, segments, totals, work}: Plan) => ({
  shots: shots.map((shot) => ({
    ...takeJson(shot),
    ...(shot.continues === undefined ? {} : {continues: shot.continues}),
    ...(shot.draft === undefined ? {} : {draft: true}),
    ...(shot.audio === undefined ? {} : {audio: shot.audio.parts}),
  })),
  sounds: sounds.map((sound) => ({...takeJson(sound), kind: sound.kind})),
  timing,
  segments: {
    total: segments.total,
    reused: segments.reused,
    passthrough: segments.passthrough,
    layered: segments.layered,
    full: segments.full,
  },
  totals,
  work: work.map(({kind, name, variants, needs, key, action, reason}) => ({kind, name, variants, needs, key, action, reason})),
});

const takeJson = ({id, video, variants, action, reason, fingerprint, generator, estimate}: PlannedTake) => ({
  id,
  video,
  variants,
  action,
  reason,
  fingerprint,
  generator: generator.id,
  estimate: {seconds: estimate.seconds, cost: estimate.cost},
});
