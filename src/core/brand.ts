declare const brand: unique symbol;

/** A string that only its own constructor can make: a digest can never be passed where a fingerprint is meant. */
export type Branded<Name extends string> = string & {readonly [brand]: Name};

/** `sha256:` and 64 hex digits: the hash of bytes. */
export type Digest = Branded<'Digest'>;

/** `fp1-` and 64 hex digits: the hash of everything that decides a take. See `fingerprint.ts`. */
export type Fingerprint = Branded<'Fingerprint'>;
