import type {ResolvedIngredient} from '../core/spec.ts';
import type {Variant} from '../core/variant.ts';
import type {Voice} from '../core/voice.ts';

/** What of a project decides its plan. */
export interface ProjectToPlan {
  readonly videos: readonly {readonly id: string; readonly ingredients: readonly ResolvedIngredient[]}[];
  readonly variants: readonly Variant[];
  readonly config: {
    /** Of shots that name none. */
    readonly generator: string;
    /** Of sounds that name none and are not spoken. */
    readonly soundGenerator: string;
    readonly voices: {readonly [name: string]: Voice};
  };
}
