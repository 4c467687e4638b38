import type {Value} from './option.ts';

/** `--language`: of what is said. Null leaves it to the model. */
export const languageOption = {
  kind: 'value',
  name: 'language',
  flag: '--language <code>',
  default: null,
  description: 'what is spoken, such as en or id (default: the model finds out)',
  complaint: (value) => (/^[a-z]{2,3}$/.test(value) ? null : 'a language is two or three letters, such as en or id'),
} as const satisfies Value;
