import type {OptionalValue} from './option.ts';

/** `--verify`: for whoever wants proof that what was reused, copied or blended is what the browser draws. */
export const verifyOption = {
  kind: 'optional-value',
  name: 'verify',
  flag: '--verify [frames]',
  default: null,
  whenBare: '5',
  description: "draw frames again by Remotion's own renderer and compare them with the film: 5, so many, or all",
  complaint: (value) =>
    /^([1-9]\d*|all)$/.test(value)
      ? null
      : 'it is a number of frames above 0, or all; write for example --verify=20, and variants before a bare --verify',
} as const satisfies OptionalValue;
