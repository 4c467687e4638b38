import {ReshootError} from '../core/errors.ts';
import type {PlannedShot} from '../core/plan.ts';
import {matches} from './select-variants.ts';

/**
 * The planned shots that patterns name: `video` or `video/shot`, with `*` as a wildcard. No pattern means all.
 *
 * @throws ReshootError `variant-unknown` for a pattern that names nothing.
 */
export const selectShots = (shots: readonly PlannedShot[], patterns: readonly string[]): PlannedShot[] => {
  if (patterns.length === 0) return [...shots];
  const unknown = patterns.find((pattern) => !shots.some((shot) => matches(`${shot.video}/${shot.id}`, pattern)));
  if (unknown === undefined) {
    return shots.filter((shot) => patterns.some((pattern) => matches(`${shot.video}/${shot.id}`, pattern)));
  }
  const names = [...new Set(shots.map((shot) => `${shot.video}/${shot.id}`))];
  throw new ReshootError('variant-unknown', {
    expected: `a video or video/shot of this project: ${names.slice(0, 8).join(', ')}`,
    found: JSON.stringify(unknown),
    fix: `npx reshoot generate ${names[0] ?? ''}`,
  });
};
