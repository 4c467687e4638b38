import type {Flag} from './option.ts';

/** `--exit-code`: lets a script ask whether a render would generate anything. */
export const exitCodeOption = {
  kind: 'flag',
  name: 'exitCode',
  flag: '--exit-code',
  default: false,
  description: 'exit with 3 where the plan would generate anything',
} as const satisfies Flag;
