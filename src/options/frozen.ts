import type {Flag} from './option.ts';

/** `--frozen`: for CI, where a lock that is not up to date is a mistake of its author. */
export const frozenOption = {
  kind: 'flag',
  name: 'frozen',
  flag: '--frozen',
  default: false,
  description: 'exit with 3 instead of generating or changing the lock',
} as const satisfies Flag;
