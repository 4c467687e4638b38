/** Permanent names of what a film can have that its author should know and that stops nothing. */
export type FindingCode =
  | 'captions-hurried'
  | 'captions-repaired'
  | 'captions-unseen'
  | 'font-not-in-film'
  | 'glyph-not-in-film'
  | 'picture-moves'
  | 'rows-encoding'
  | 'variable-empty';

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

/**
 * Findings of many films, those that ask for the same only once: a series of 200 rows says once that its headline needs a font.
 *
 * @example
 * likeFindingsOnce([inRowOne, inRowTwo]) // [{...inRowOne, found: '…; 1 more like it'}]
 */
export const likeFindingsOnce = (findings: readonly Finding[]): Finding[] => {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = JSON.stringify([finding.code, finding.expected, finding.fix]);
    groups.set(name, [...(groups.get(name) ?? []), finding]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    return others.length === 0 ? [first] : [{...first, found: `${first.found}; ${others.length} more like it`}];
  });
};
