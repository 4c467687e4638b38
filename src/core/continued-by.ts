import type {Fingerprint} from './brand.ts';
import type {PlannedTake} from './planned-take.ts';

/** The take that a take continues, as its generator is asked for it: a draft may continue a draft. null: it begins by itself. */
export const continuedBy = (take: PlannedTake): Fingerprint | null =>
  take.kind === 'shot' ? ((take.draft ?? take.spec).continues ?? null) : null;
