import type {Fingerprint} from '../core/brand.ts';
import {fingerprintOf} from '../core/fingerprint.ts';
import type {GeneratorIdentity} from '../core/generator.ts';
import type {PlannedShot} from '../core/planned-take.ts';
import type {ShotSpec} from '../core/spec.ts';
import type {KnownGenerator} from './plan-shots.ts';
import {presenceOf, type Stored} from './presence.ts';

/**
 * A plan for `--draft`: shots that would have to be made are made as drafts, where their generator has any; takes that are there stay, because
 * nothing is faster than a take that is there. A shot that continues a draft is one itself. Nothing is decided yet of what drafts are stored:
 * {@link decideDrafts} does.
 */
export const asDrafts = (shots: readonly PlannedShot[], generatorFor: (id: string, where: string) => KnownGenerator): PlannedShot[] => {
  const drafted = new Map<PlannedShot, PlannedShot>();
  const asDraft = (shot: PlannedShot): PlannedShot => {
    const known = drafted.get(shot);
    if (known) return known;
    const before = shots.find(({fingerprint}) => fingerprint === shot.spec.continues);
    const draft = draftOf(shot, {generatorFor, before: before === undefined ? null : asDraft(before)});
    drafted.set(shot, draft);
    return draft;
  };
  return shots.map(asDraft);
};

const draftOf = (
  shot: PlannedShot,
  given: {
    readonly generatorFor: (id: string, where: string) => KnownGenerator;
    /** What it continues, as a draft where that is one. */
    readonly before: PlannedShot | null;
  },
): PlannedShot => {
  if (shot.action !== 'generate') return shot;
  // Never the identity of the lock: its bytes are not here, and a draft is made by who is.
  const {generator, identity} = given.generatorFor(shot.generator.id, shot.video);
  // The take that it would continue is not made now, so without drafts of its own it is drafted as it is.
  const continues = given.before?.draft === undefined ? {} : {continues: given.before.fingerprint};
  const small = generator.draft?.(shot.spec) ?? (given.before?.draft === undefined ? undefined : shot.spec);
  if (small === undefined) return shot;
  const draft = {...small, ...continues};
  const maker = draftIdentity(identity, shot.spec);
  return {
    ...shot,
    draft,
    generator: maker,
    fingerprint: fingerprintOf(maker, draft),
    code: 'draft',
    reason: small === shot.spec ? wholeDraft(shot) : `a draft, because the take is missing (${shot.reason})`,
    estimate: generator.estimate(draft),
    locked: null,
  };
};

/** Of a generator without drafts: as much work as the take, for what no film keeps. */
const wholeDraft = ({generator, continues, reason}: PlannedShot): string =>
  `a draft that takes as long as the take: '${generator.id}' makes no smaller ones, and '${continues}', which it continues, is a draft (${reason})`;

/** Drafts that were made before are used again. */
export const decideDrafts = (shots: readonly PlannedShot[], stored: Stored): PlannedShot[] => {
  const known = new Map(shots.map(({fingerprint, draft, spec}) => [fingerprint, (draft ?? spec).continues]));
  const continues = (fingerprint: Fingerprint): Fingerprint | undefined => known.get(fingerprint);
  return shots.map((shot) =>
    shot.draft === undefined || presenceOf(shot.fingerprint, {continues, stored}) !== 'present'
      ? shot
      : {...shot, action: 'restore', code: 'draft', reason: 'a draft that was made earlier; the take itself is missing'},
  );
};

/**
 * Who makes drafts. Named apart from who makes takes, so that a draft is never a hit where a take is asked for, not even by an author who asks for
 * a small one in as many steps; and with the size that it is enlarged to, because that is the size of the stored bytes.
 */
const draftIdentity = (identity: GeneratorIdentity, {width, height}: ShotSpec): GeneratorIdentity => ({
  ...identity,
  version: `${identity.version} draft of ${width}x${height}`,
});
