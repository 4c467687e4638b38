import type {Fingerprint} from '../core/brand.ts';
import {continuedBy} from '../core/continued-by.ts';
import type {AskedTake} from '../core/generator.ts';
import type {PlannedShot, PlannedTake} from '../core/planned-take.ts';
import {type Work, type WorkAction, type WorkName, workName} from '../core/work.ts';

/** @example takeWorkName(plannedShot) // 'take tram/stop 1f0c9a27' */
export const takeWorkName = ({kind, video, id, fingerprint}: PlannedTake): WorkName =>
  workName(kind === 'shot' ? 'take' : 'sound', `${video}/${id}`, fingerprint.slice('fp1-'.length, 'fp1-'.length + 8));

/**
 * A planned take as work.
 *
 * @param shots all shots of the plan: those that it continues are among them.
 * @param waits names of what has to be made before, beside the take that it continues.
 */
export const takeWork = (take: PlannedTake, shots: readonly PlannedShot[], waits: readonly WorkName[] = []): Work => {
  const continued = continuedBy(take);
  const before = continued === null ? undefined : shots.find(({fingerprint}) => fingerprint === continued);
  const common = {
    name: takeWorkName(take),
    variants: take.variants,
    needs: [...waits, ...(before?.action === 'generate' ? [takeWorkName(before)] : [])],
    key: take.fingerprint,
    action: actions[take.action],
    reason: {code: take.code, text: take.reason},
    resource: `generator:${take.generator.id}`,
    estimate: take.estimate,
  } as const;
  if (take.kind !== 'shot') return {...common, kind: 'sound', input: {take}};
  return {...common, kind: 'take', input: {take, continued: continued === null ? null : askedTake(continued, shots)}};
};

const actions: {readonly [Action in PlannedTake['action']]: WorkAction} = {keep: 'keep', restore: 'restore', generate: 'make'};

/** How a take was asked for, and the one before it, and so on. */
const askedTake = (fingerprint: Fingerprint, shots: readonly PlannedShot[]): AskedTake => {
  const shot = shots.find((each) => each.fingerprint === fingerprint);
  if (shot === undefined) throw new RangeError(`No shot of the plan has the take ${fingerprint}, which another one continues.`);
  const spec = shot.draft ?? shot.spec;
  return {generator: shot.generator, spec, before: spec.continues === undefined ? null : askedTake(spec.continues, shots)};
};
