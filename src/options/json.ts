import type {Flag} from './option.ts';

/** `--json`: for scripts, which depend on the shapes in DESIGN §8. */
export const jsonOption = {
  kind: 'flag',
  name: 'json',
  flag: '--json',
  default: false,
  description: "print JSON on stdout and nothing else; people's text goes to stderr",
} as const satisfies Flag;
