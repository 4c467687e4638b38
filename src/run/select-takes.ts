import {ReshootError} from '../core/errors.ts';
import type {PlannedTake} from '../core/plan.ts';
import {matches} from './select-variants.ts';

/**
 * The planned shots and sounds that patterns name: `video`, `video/shot` or `video/sound`, with `*` as a wildcard. No pattern means all.
 *
 * @throws ReshootError `variant-unknown` for a pattern that names nothing.
 */
export const selectTakes = <Take extends PlannedTake>(takes: readonly Take[], patterns: readonly string[]): Take[] => {
  if (patterns.length === 0) return [...takes];
  const unknown = patterns.find((pattern) => !takes.some((take) => matches(`${take.video}/${take.id}`, pattern)));
  if (unknown === undefined) {
    return takes.filter((take) => patterns.some((pattern) => matches(`${take.video}/${take.id}`, pattern)));
  }
  const names = [...new Set(takes.map((take) => `${take.video}/${take.id}`))];
  throw new ReshootError('variant-unknown', {
    expected: `a video, video/shot or video/sound of this project: ${names.slice(0, 8).join(', ')}`,
    found: JSON.stringify(unknown),
    fix: `npx reshoot generate ${names[0] ?? ''}`,
  });
};
