import {ReshootError} from '../core/errors.ts';
import type {Variant} from '../core/variant.ts';

/**
 * The variants that patterns name: `video`, `video/row` or `video/row/format`, with `*` for any run of letters inside one part. No pattern
 * means all.
 *
 * @throws ReshootError `variant-unknown` for a pattern that names nothing.
 * @example
 * selectVariants(variants, ['coffee/*\/reel']) // the reel of every row
 */
export const selectVariants = (variants: readonly Variant[], patterns: readonly string[]): Variant[] => {
  if (patterns.length === 0) return [...variants];
  const chosen = new Set<Variant>();
  for (const pattern of patterns) {
    const matching = variants.filter((variant) => matches(variant.id, pattern));
    if (matching.length === 0) throw unknown(pattern, variants);
    for (const variant of matching) chosen.add(variant);
  }
  return variants.filter((variant) => chosen.has(variant));
};

/** A pattern names an id whose first parts it matches: `video` is all that is in it. */
export const matches = (id: string, pattern: string): boolean => {
  const parts = id.split('/');
  const wanted = pattern.replaceAll('\\', '/').split('/');
  if (wanted.length > parts.length) return false;
  return wanted.every((part, index) => globOf(part).test(parts[index] ?? ''));
};

const globOf = (part: string): RegExp =>
  new RegExp(
    `^${part
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

const unknown = (pattern: string, variants: readonly Variant[]): ReshootError => {
  const ids = variants.map((variant) => variant.id);
  const shown = ids.slice(0, 8).join(', ');
  return new ReshootError('variant-unknown', {
    expected: `a video, video/row or video/row/format of this project, with * as a wildcard: ${shown}${ids.length > 8 ? `, … (${ids.length} in all)` : ''}`,
    found: JSON.stringify(pattern),
    fix: `npx reshoot render ${ids[0] ?? ''}`,
  });
};
