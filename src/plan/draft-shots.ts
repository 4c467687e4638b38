import type {Fingerprint} from '../core/brand.ts';
import {fingerprintOf} from '../core/fingerprint.ts';
import type {GeneratorIdentity} from '../core/generator.ts';
import type {PlannedShot} from '../core/plan.ts';
import type {ShotSpec} from '../core/spec.ts';
import type {KnownGenerator} from './plan-shots.ts';

/**
 * A plan for `--draft`: shots that would have to be made are made as drafts, where their generator has any; takes that are there stay, because
 * nothing is faster than a take that is there. Nothing is decided yet of what drafts are stored: {@link decideDrafts} does.
 */
export const asDrafts = (shots: readonly PlannedShot[], generatorFor: (id: string, where: string) => KnownGenerator): PlannedShot[] =>
  shots.map((shot) => {
    if (shot.action !== 'generate') return shot;
    // Never the identity of the lock: its bytes are not here, and a draft is made by who is.
    const {generator, identity} = generatorFor(shot.generator.id, shot.video);
    const draft = generator.draft?.(shot.spec);
    if (draft === undefined) return shot;
    const maker = draftIdentity(identity, shot.spec);
    return {
      ...shot,
      draft,
      generator: maker,
      fingerprint: fingerprintOf(maker, draft),
      reason: `a draft, because the take is missing (${shot.reason})`,
      estimate: generator.estimate(draft),
      locked: null,
    };
  });

/** Drafts that were made before are used again. */
export const decideDrafts = (shots: readonly PlannedShot[], isStored: (fingerprint: Fingerprint) => boolean): PlannedShot[] =>
  shots.map((shot) =>
    shot.draft === undefined || !isStored(shot.fingerprint)
      ? shot
      : {...shot, action: 'restore', reason: 'a draft that was made earlier; the take itself is missing'},
  );

/**
 * Who makes drafts. Named apart from who makes takes, so that a draft is never a hit where a take is asked for, not even by an author who asks for
 * a small one in as many steps; and with the size that it is enlarged to, because that is the size of the stored bytes.
 */
const draftIdentity = (identity: GeneratorIdentity, {width, height}: ShotSpec): GeneratorIdentity => ({
  ...identity,
  version: `${identity.version} draft of ${width}x${height}`,
});
