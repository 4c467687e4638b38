/** Permanent names of what a film can have that its author should know and that stops nothing. */
export type FindingCode = 'captions-hurried' | 'captions-repaired' | 'captions-unseen';

/** Something that was seen in a project, a film or its sources. JSON-plain: it is stored beside what it was found in, so a reused timeline still tells. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'warning' | 'error';
  /** File and line, variant and frame, element: as near as is known. */
  readonly where: string;
  /** The rule, in one sentence that starts with the thing that has to hold. */
  readonly expected: string;
  /** What was there instead, with its value. */
  readonly found: string;
  /** What to type. */
  readonly fix: string;
}
