import {sampleRate} from './instruments.mjs';

/** @typedef {import('./instruments.mjs').Recording} Recording */

/** Delay lengths in samples, prime so that no two echoes fall together. */
const delays = [1559, 1847, 2203, 2693, 3163, 3557, 4001, 4519];

/**
 * A room around a recording: eight delay lines that feed each other through a Householder mirror (Jot and Chaigne 1991), each losing its
 * treble a little at every turn.
 *
 * @param {Recording} dry
 * @param {{wet: number, seconds: number, warmth: number}} room `seconds` until the tail is 60 dB down; `warmth` 0 bright to 1 dark
 * @returns {Recording}
 */
export const inRoom = ({left, right}, {wet, seconds, warmth}) => {
  const lines = delays.map((length) => ({
    memory: new Float64Array(length),
    position: 0,
    dull: 0,
    loss: 10 ** ((-3 * length) / (seconds * sampleRate)),
  }));
  const [outLeft, outRight] = [new Float64Array(left.length), new Float64Array(left.length)];
  for (let i = 0; i < left.length; i++) {
    let [sum, wetLeft, wetRight] = [0, 0, 0];
    const heard = lines.map((line, n) => {
      const now = line.memory[line.position] ?? 0;
      line.dull = now * (1 - warmth) + line.dull * warmth;
      const value = line.dull * line.loss;
      sum += value;
      if (n % 2 === 0) wetLeft += value;
      else wetRight += value;
      return value;
    });
    for (const [n, line] of lines.entries()) {
      const dry = (n % 2 === 0 ? left[i] : right[i]) ?? 0;
      line.memory[line.position] = dry * 0.35 + (heard[n] ?? 0) - (2 / lines.length) * sum;
      line.position = (line.position + 1) % line.memory.length;
    }
    outLeft[i] = (left[i] ?? 0) + wet * wetLeft;
    outRight[i] = (right[i] ?? 0) + wet * wetRight;
  }
  return {left: outLeft, right: outRight};
};
