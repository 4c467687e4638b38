import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Digest} from '../../src/core/brand.ts';
import {order} from '../helpers/projects/mutations/scenes/page/video.tsx';
import {openRig, type Rig, timelineIn} from '../helpers/rig.ts';

const names = [...order.changing, ...order.still, ...order.opaque];
/** Where on the page two equal letters are equal keys: the change comes with the third of four frames. */
const pattern = (keys: readonly Digest[]): string => keys.map((key) => 'abcd'[keys.indexOf(key)]).join('');

describe('the key of a frame', () => {
  let rig: Rig;
  let first: Map<string, readonly Digest[]>;
  beforeAll(async () => {
    rig = await openRig('mutations');
    await rig.plan();
    first = await keysOf('page/a/tiny');
  });
  afterAll(() => rig.remove());

  /** Four keys for each kind of change. */
  const keysOf = async (variant: string): Promise<Map<string, readonly Digest[]>> => {
    const {frames} = await timelineIn(rig, variant);
    return new Map(names.map((name, at) => [name, frames.slice(4 * at, 4 * at + 4).map(({page}) => page)]));
  };
  const of = (keys: ReadonlyMap<string, readonly Digest[]>, name: string): readonly Digest[] => keys.get(name) ?? [];

  it.each(order.changing)('changes with the %s, and is the same while that is', (name) => {
    expect(pattern(of(first, name))).toBe('aacc');
  });

  it.each(order.still)('does not change with %s', (name) => {
    expect(pattern(of(first, name))).toBe('aaaa');
  });

  it.each(order.opaque)('is another on every frame with a %s', (name) => {
    expect(pattern(of(first, name))).toBe('abcd');
  });

  it('is the same in another film where the page is, and another where it cannot be read and the props differ', async () => {
    const other = await keysOf('page/b/tiny');
    for (const name of [...order.changing, ...order.still]) expect([name, of(other, name)]).toEqual([name, of(first, name)]);
    for (const name of ['canvas', 'running animation']) expect(of(other, name)[0]).not.toBe(of(first, name)[0]);
  });

  it('changes with the bytes of a picture whose address stays', async () => {
    await rig.edit('public/other.svg', '#2020c0', '#20c0c0');
    await rig.plan();
    const after = await keysOf('page/a/tiny');
    for (const name of ['picture', 'background picture']) {
      expect(of(after, name)[2]).not.toBe(of(first, name)[2]);
      expect(pattern(of(after, name))).toBe('aacc');
    }
  });
});
