import type {Variant} from '../core/variant.ts';
import type {Wanted} from '../plan/plan-project.ts';
import {selectVariants} from '../plan/select-variants.ts';

/** What `reshoot render` is asked for. */
export interface RenderRequest {
  readonly variants: readonly string[];
  readonly draft: boolean;
  readonly full: boolean;
  readonly frozen: boolean;
  readonly out: string | null;
  /** How many frames of each film are drawn again and compared. */
  readonly framesToVerify: number | 'all';
  /** Whether the parts of the sound are written beside the films. */
  readonly stems: boolean;
}

interface Variants {
  readonly variants: readonly Variant[];
}

const noExtras: Wanted['extras'] = {framesToVerify: 0, stems: false};

/** What each command asks the planner for. */
export const wanted = {
  byPlan: ({variants}: Variants, request: {readonly variants: readonly string[]; readonly draft: boolean}): Wanted => ({
    variants: selectVariants(variants, request.variants),
    isDraft: request.draft,
    isFull: false,
    extras: noExtras,
    speaksFirst: false,
    isJoined: false,
    checksLines: true,
  }),
  byGenerate: ({variants}: Variants): Wanted => ({
    variants,
    isDraft: false,
    isFull: false,
    extras: noExtras,
    speaksFirst: false,
    isJoined: false,
    // A line that is cut off is mended in the film; its take stays.
    checksLines: false,
  }),
  byRender: ({variants}: Variants, request: RenderRequest): Wanted => ({
    variants: selectVariants(variants, request.variants),
    isDraft: request.draft,
    isFull: request.full,
    extras: {framesToVerify: request.framesToVerify, stems: request.stems},
    speaksFirst: !request.frozen,
    isJoined: true,
    checksLines: true,
  }),
};
