import type {Flag} from './option.ts';

/** `--explain`: shows how each prompt is read, so that an author sees which field to override. */
export const explainOption = {
  kind: 'flag',
  name: 'explain',
  flag: '--explain',
  default: false,
  description: 'print how each prompt is read, field by field',
} as const satisfies Flag;
