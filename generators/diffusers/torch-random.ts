/**
 * The normal numbers of `torch.Generator('cpu').manual_seed(seed)`, so that a seed gives here the picture that it gives in Python.
 *
 * Mersenne Twister: Matsumoto, Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random number generator"
 * (1998). Normal numbers come in the two layouts of torch's CPU kernels: pairs in 64 bits for fewer than 16 numbers, blocks of 16 in 32 bits from
 * there on. A draw of 15 numbers is therefore not the start of a draw of 16.
 */
import {transformBlock} from './box-muller.ts';

export interface TorchRandom {
  /** `torch.randn(count)`; each call goes on where the last one stopped. */
  readonly normal: (count: number) => Float32Array;
}

/** @param seed an unsigned integer; torch uses its low 32 bits. */
export function torchRandom(seed: number): TorchRandom {
  const word = mersenneTwister(seed >>> 0);
  const uniform24 = () => (word() & 0xffffff) / 2 ** 24;
  const uniform53 = () => {
    const high = word();
    const low = word();
    return ((high & 0x1fffff) * 2 ** 32 + low) / 2 ** 53;
  };
  let spare: number | null = null;
  const single = (): number => {
    if (spare !== null) {
      const cached = spare;
      spare = null;
      return cached;
    }
    const angle = 2 * Math.PI * uniform53();
    const radius = Math.sqrt(-2 * Math.log1p(-uniform53()));
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return {
    normal: (count) => {
      if (count < 16) return Float32Array.from({length: count}, single);
      const numbers = Float32Array.from({length: count}, uniform24);
      for (let start = 0; start + 16 <= count; start += 16) transformBlock(numbers, start);
      if (count % 16 !== 0) {
        // The ragged end: the last 16 are drawn again, over numbers that are normal already.
        for (let i = count - 16; i < count; i++) numbers[i] = uniform24();
        transformBlock(numbers, count - 16);
      }
      return numbers;
    },
  };
}

const stateLength = 624;

/** 32-bit words, tempered. */
function mersenneTwister(seed: number): () => number {
  const state = new Uint32Array(stateLength);
  state[0] = seed;
  for (let i = 1; i < stateLength; i++) {
    const previous = state[i - 1] ?? 0;
    state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
  }
  let next = stateLength;
  return () => {
    if (next === stateLength) {
      twist(state);
      next = 0;
    }
    let word = state[next++] ?? 0;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    word ^= word >>> 18;
    return word >>> 0;
  };
}

function twist(state: Uint32Array): void {
  for (let i = 0; i < stateLength; i++) {
    const joined = ((state[i] ?? 0) & 0x80000000) | ((state[(i + 1) % stateLength] ?? 0) & 0x7fffffff);
    state[i] = (state[(i + 397) % stateLength] ?? 0) ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
  }
}
