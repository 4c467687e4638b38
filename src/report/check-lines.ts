/** What `doctor` found about one thing that Reshoot needs. */
export interface CheckResult {
  readonly name: string;
  /** `warning`: it works, but not as well as it could. */
  readonly state: 'ok' | 'warning' | 'failed';
  readonly detail: string;
  /** What to type; null where nothing needs mending. */
  readonly fix: string | null;
}

/**
 * The results of `doctor`, a line each, with what to do below those that need it.
 *
 * @example
 * checkLines([{name: 'node', state: 'ok', detail: '20.20.2', fix: null}]) // ['ok       node  20.20.2']
 */
export const checkLines = (results: readonly CheckResult[]): readonly string[] => {
  const width = Math.max(...results.map(({name}) => name.length));
  return results.flatMap(({name, state, detail, fix}) => [
    `${state.padEnd(7)}  ${name.padEnd(width)}  ${detail}`,
    ...(fix === null ? [] : [`${''.padEnd(7)}  ${''.padEnd(width)}  fix: ${fix}`]),
  ]);
};
