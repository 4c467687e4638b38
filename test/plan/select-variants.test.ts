import {describe, expect, it} from 'vitest';
import {formats} from '../../src/core/format.ts';
import {defaultLoudness} from '../../src/core/loudness-target.ts';
import type {Variant} from '../../src/core/variant.ts';
import {matches, selectVariants} from '../../src/plan/select-variants.ts';

const variantOf = (id: string): Variant => {
  const [video = '', ...rest] = id.split('/');
  return {
    id,
    video,
    row: rest.length === 2 ? (rest[0] ?? null) : null,
    format: {...formats.reel, loudness: defaultLoudness},
    props: {},
    framesPerSecond: 30,
    durationInFrames: 90,
  };
};
const variants = [
  'tram-fox/reel',
  'tram-fox/square',
  'coffee/mocha/reel',
  'coffee/mocha/wide',
  'coffee/latte/reel',
  'coffee.beans/reel',
].map(variantOf);
const select = (...patterns: string[]): string[] => selectVariants(variants, patterns).map(({id}) => id);

describe('a pattern of variants', () => {
  it('is not needed for all of them', () => {
    expect(select()).toEqual(variants.map(({id}) => id));
  });

  it.each<[string, string[]]>([
    ['tram-fox', ['tram-fox/reel', 'tram-fox/square']],
    ['tram-fox/square', ['tram-fox/square']],
    ['coffee/mocha', ['coffee/mocha/reel', 'coffee/mocha/wide']],
    ['coffee/*/reel', ['coffee/mocha/reel', 'coffee/latte/reel']],
    ['coffee/m*', ['coffee/mocha/reel', 'coffee/mocha/wide']],
    ['*/reel', ['tram-fox/reel', 'coffee.beans/reel']],
    ['*/*/reel', ['coffee/mocha/reel', 'coffee/latte/reel']],
    ['tram-f?x/reel', ['tram-fox/reel']],
    ['coffee.beans', ['coffee.beans/reel']],
    ['coffee\\mocha\\reel', ['coffee/mocha/reel']],
  ])('%s names %j', (pattern, ids) => {
    expect(select(pattern)).toEqual(ids);
  });

  it('names each variant once, in the order of the project, however often it fits', () => {
    expect(select('coffee/latte', 'tram-fox', '*/*/reel')).toEqual([
      'tram-fox/reel',
      'tram-fox/square',
      'coffee/mocha/reel',
      'coffee/latte/reel',
    ]);
  });

  it.each(['tram', 'fox', 'coffee/reel/x', 'tram-fox/reel/deeper', 'TRAM-FOX', 'coffee.?', '', 'tram-fox/'])(
    '%j names nothing, which is an error that lists what there is',
    (pattern) => {
      expect(() => select('coffee', pattern)).toThrow(expect.objectContaining({code: 'variant-unknown', exitCode: 2}));
      expect(() => select(pattern)).toThrow('tram-fox/reel');
    },
  );

  it('is taken by its letters, not as a regular expression', () => {
    expect(matches('coffeexbeans/reel', 'coffee.beans')).toBe(false);
    expect(matches('a+b/reel', 'a+b')).toBe(true);
  });
});
