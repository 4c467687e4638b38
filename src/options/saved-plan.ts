import type {Value} from './option.ts';

/** `--plan`: a plan that `reshoot plan -o` has written. */
export const savedPlanOption = {
  kind: 'value',
  name: 'plan',
  flag: '--plan <file>',
  default: null,
  description: 'the plan that names it, as `plan -o` has written it (default: plan.json)',
  complaint: (value) => (/[^/\\]\.json$/.test(value) ? null : 'a plan is JSON; write a name that ends in .json, such as --plan plan.json'),
} as const satisfies Value;
