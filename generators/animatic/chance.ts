/** Seeded chance, the same on every platform: sfc32 for bits, Box–Muller for normals. Nothing here may call `Math.random`. */
export interface Chance {
  /** In [0, 1). */
  readonly uniform: () => number;
  readonly between: (low: number, high: number) => number;
  readonly pick: <Option>(options: readonly [Option, ...Option[]]) => Option;
  readonly normal: () => number;
}

/** `stream` separates uses of one seed: changing how many numbers the guide draws must not change the noise. */
export function chance(seed: number, stream: string): Chance {
  let [a, b, c, counter] = [seed | 0, hash(stream), 0x9e3779b9 | 0, 1];
  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 16; i++) bits();
  const uniform = (): number => bits() / 4294967296;
  let spare: number | null = null;
  const normal = (): number => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return {
    uniform,
    normal,
    between: (low, high) => low + (high - low) * uniform(),
    pick: (options) => options[Math.floor(uniform() * options.length)] ?? options[0],
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value | 0;
}
