import type {Finding} from '../core/finding.ts';

/** What was not as the format has it, and was read nevertheless because it has one meaning. */
export interface Repair {
  /** From 1; null where it is not one line's affair. */
  readonly line: number | null;
  /** The rule, which is also what repairs are counted by. */
  readonly expected: string;
  readonly found: string;
  readonly fix: string;
}

/**
 * The repairs of one file. A file that breaks a rule breaks it in every second cue as a rule, so each rule becomes one finding, of the first line that
 * breaks it.
 *
 * @example
 * const repairs = new Repairs('talk.srt');
 * repairs.note({line: 5, expected: 'an empty line before a cue', found: 'none', fix: 'put one before line 5'});
 * repairs.findings() // [{code: 'captions-repaired', where: 'talk.srt line 5', …}]
 */
export class Repairs {
  readonly file: string;
  readonly #byRule = new Map<string, {readonly first: Repair; count: number}>();

  constructor(file: string) {
    this.file = file;
  }

  note(repair: Repair): void {
    const known = this.#byRule.get(repair.expected);
    if (known) known.count++;
    else this.#byRule.set(repair.expected, {first: repair, count: 1});
  }

  findings(): Finding[] {
    return [...this.#byRule.values()].map(({first, count}) => ({
      code: 'captions-repaired',
      severity: 'warning',
      where: `${this.file}${first.line === null ? '' : ` line ${first.line}`}${count > 1 ? ` and ${count - 1} more` : ''}`,
      expected: first.expected,
      found: first.found,
      fix: first.fix,
    }));
  }
}
