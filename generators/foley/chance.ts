/** Numbers from 0 to 1 that follow from a seed. */
export type Chance = () => number;

/** mulberry32: 32 bits of state, the same numbers on every machine. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A number between two. */
export const between = (chance: Chance, from: number, to: number): number => from + (to - from) * chance();

/** One of a list. */
export const oneOf = <Item>(chance: Chance, items: readonly [Item, ...Item[]]): Item =>
  items[Math.floor(chance() * items.length)] ?? items[0];

/** White noise. */
export const noise = (chance: Chance, length: number): Float32Array => Float32Array.from({length}, () => 2 * chance() - 1);

/** A slow movement from -1 to 1 over a loop: sines of whole numbers of cycles, so that its end meets its beginning. */
export function drift(chance: Chance, mostCycles: number): (share: number) => number {
  const waves = Array.from({length: 4}, () => ({cycles: 1 + Math.floor(chance() * mostCycles), phase: chance() * 2 * Math.PI}));
  return (share) => waves.reduce((sum, {cycles, phase}) => sum + Math.sin(2 * Math.PI * cycles * share + phase), 0) / 2.6;
}
