import type {Value} from './option.ts';

/** `--to`: where a transcript goes. Always JSON, so the name has to say so. */
export const toOption = {
  kind: 'value',
  name: 'to',
  flag: '--to <file>',
  default: null,
  description: 'write the words to this file, whatever is there (default: a new public/<name>.json)',
  complaint: (value) =>
    /[^/\\]\.json$/.test(value) ? null : 'a transcript is JSON; write a name that ends in .json, such as --to public/talk.json',
} as const satisfies Value;
