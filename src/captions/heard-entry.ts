/** A word, or a stretch of text, as a recogniser's JSON has it. */
export interface HeardEntry {
  /** Empty where the JSON has none, or no text. */
  readonly text: string;
  /** False for an entry that is no word at all. */
  readonly hasText: boolean;
  /** Null where the JSON has none. */
  readonly start: number | null;
  readonly end: number | null;
  /** What the form says of its numbers: seconds, milliseconds, or nothing. */
  readonly unit: 'seconds' | 'milliseconds' | 'unnamed';
  /** Words of one segment; times are only filled in between neighbours of the same. */
  readonly segment: number;
  /** Of the segment, in the same unit. */
  readonly segmentStart: number | null;
  readonly segmentEnd: number | null;
  /** Where it stands in the JSON, for messages. */
  readonly place: string;
}

export interface Fields {
  readonly [name: string]: unknown;
}

/** The fields of an object; none for anything else. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A number as JSON writes one: plain, as text ("0.04"), with a sign for seconds ("1.200s"), or in Google's two parts. */
export const numberOf = (value: unknown): number | null => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string') return /^\s*-?\d+(\.\d+)?s?\s*$/.test(value) ? Number.parseFloat(value) : null;
  const {seconds, nanos} = fieldsOf(value);
  if (seconds === undefined && nanos === undefined) return null;
  return (numberOf(seconds) ?? 0) + (numberOf(nanos) ?? 0) / 1e9;
};

/** Entries of one segment, with what is the same for all. */
export const entry = (found: Partial<HeardEntry> & Pick<HeardEntry, 'text' | 'place'>): HeardEntry => ({
  ...{start: null, end: null, hasText: true, unit: 'unnamed', segment: 0, segmentStart: null, segmentEnd: null},
  ...found,
});
