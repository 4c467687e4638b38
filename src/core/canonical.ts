import canonicalizeJson from 'canonicalize';

/** What canonical JSON can carry: no `undefined`, no NaN, no class instances. */
export type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json};

/**
 * The one text of a value: RFC 8785 (keys in UTF-16 code-unit order, numbers as ECMAScript prints them), so that the same
 * value has the same bytes on every machine and in every locale.
 *
 * @throws TypeError where the value holds what JSON cannot say (NaN, Infinity, functions): hashing it would invite false hits.
 * @example
 * canonical({b: 1, a: [true]}) // '{"a":[true],"b":1}'
 */
export const canonical = (value: Json): string => {
  const text = canonicalizeJson(value);
  if (text === undefined) throw new TypeError('canonical(): the value has no JSON form');
  return text;
};
