import {createHash} from 'node:crypto';
import type {Digest} from './brand.ts';
import {canonical, type Json} from './canonical.ts';

/**
 * SHA-256 of bytes or text (UTF-8), the only hash of the project.
 *
 * @example
 * digestOf('') // 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
 */
export const digestOf = (bytes: string | Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}` as Digest;

/** Digest of a value's canonical text. */
export const digestOfJson = (value: Json): Digest => digestOf(canonical(value));
