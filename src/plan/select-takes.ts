import {ReshootError} from '../core/errors.ts';
import type {PlannedTake} from '../core/planned-take.ts';
import {matches} from './select-variants.ts';

/**
 * The planned shots and sounds that patterns name: `video`, `video/shot` or `video/sound`, with `*` as a wildcard. No pattern means all. What a
 * shot continues comes with it: without that it cannot be made.
 *
 * @throws ReshootError `variant-unknown` for a pattern that names nothing.
 */
export const selectTakes = (takes: readonly PlannedTake[], patterns: readonly string[]): PlannedTake[] => {
  if (patterns.length === 0) return [...takes];
  const unknown = patterns.find((pattern) => !takes.some((take) => matches(`${take.video}/${take.id}`, pattern)));
  if (unknown === undefined) {
    return withContinued(
      takes,
      takes.filter((take) => patterns.some((pattern) => matches(`${take.video}/${take.id}`, pattern))),
    );
  }
  const names = [...new Set(takes.map((take) => `${take.video}/${take.id}`))];
  throw new ReshootError('variant-unknown', {
    expected: `a video, video/shot or video/sound of this project: ${names.slice(0, 8).join(', ')}`,
    found: JSON.stringify(unknown),
    fix: `npx reshoot generate ${names[0] ?? ''}`,
  });
};

/** Named takes, and those that they continue. */
export const withContinued = (takes: readonly PlannedTake[], named: readonly PlannedTake[]): PlannedTake[] => {
  const wanted = new Set(named);
  // A set that grows is walked to its end: chains are followed link by link.
  for (const take of wanted) {
    if (take.kind !== 'shot') continue;
    const {continues} = take.draft ?? take.spec;
    for (const other of takes) if (other.kind === 'shot' && other.fingerprint === continues) wanted.add(other);
  }
  return takes.filter((take) => wanted.has(take));
};
