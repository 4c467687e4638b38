/** What this film has; the test writes the file anew for each film. */
import type {Feature} from './feature.ts';

export const features: readonly Feature[] = [];
