import type {Plan} from '../core/plan.ts';

/**
 * The object that `reshoot plan --json` prints; its shape is DESIGN §8 and others depend on it. The spec and the lock's block stay out: a
 * reader decides by action, reason and cost.
 *
 * @example
 * JSON.stringify(planJson(plan)) // '{"shots":[{"id":"stop","video":"tram-fox",…}],"sounds":[],…}'
 */
export const planJson = ({shots, segments, totals}: Plan) => ({
  shots: shots.map(({id, video, variants, action, reason, fingerprint, generator, estimate}) => ({
    id,
    video,
    variants,
    action,
    reason,
    fingerprint,
    generator: generator.id,
    estimate: {seconds: estimate.seconds, cost: estimate.cost},
  })),
  // No element asks for sounds yet; the key is part of the shape.
  sounds: [],
  segments,
  totals,
});
