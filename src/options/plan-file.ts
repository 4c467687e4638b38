import type {Value} from './option.ts';

/** `-o`: keeps the plan for review. Always JSON, so the name has to say so. */
export const planFileOption = {
  kind: 'value',
  name: 'output',
  flag: '-o, --output <file>',
  default: null,
  description: 'write the plan to this file, as --json prints it, with what `work` needs to make it',
  complaint: (value) => (/[^/\\]\.json$/.test(value) ? null : 'a plan is JSON; write a name that ends in .json, such as -o plan.json'),
} as const satisfies Value;
