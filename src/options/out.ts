import type {Value} from './option.ts';

/** `--out`: where films go for this run. Null leaves it to `reshoot.config.ts`, whose own default is `out`. */
export const outOption = {
  kind: 'value',
  name: 'out',
  flag: '--out <folder>',
  default: null,
  description: 'folder for the films of this run (default: out in reshoot.config.ts, else out)',
  complaint: (value) => (value.trim() === '' ? 'the folder has no name; write for example --out build/films' : null),
} as const satisfies Value;
