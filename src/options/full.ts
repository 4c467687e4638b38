import type {Flag} from './option.ts';

/** `--full`: for whoever does not trust a stored segment. Takes are kept: they cost most, and the lock names them. */
export const fullOption = {
  kind: 'flag',
  name: 'full',
  flag: '--full',
  default: false,
  description: 'render every segment again instead of reusing what is stored; takes are kept',
} as const satisfies Flag;
