import {createHash} from 'node:crypto';
import canonicalizeJson from 'canonicalize';
import type {Digest} from './brand.ts';

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

/**
 * SHA-256 of bytes or text (UTF-8), the only hash of the project.
 *
 * @example
 * digestOf('') // 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
 */
export const digestOf = (bytes: string | Uint8Array): Digest =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}` as Digest;

/** Digest of a value's canonical text. */
export const digestOfJson = (value: Json): Digest => digestOf(canonical(value));
