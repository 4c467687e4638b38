import {emphasis} from './emphasis.ts';
import {padded, type Tokenizer} from './tokenizer.ts';

/** What an encoder of fixed length sees at once, and the weight of each of its tokens (1 for start, end and padding). */
export interface Chunk {
  readonly ids: number[];
  readonly weights: number[];
}

/** A prompt of any length in chunks of the encoder's own, each with its start and end; at least one, and as many as `atLeast`. */
export function chunks(prompt: string, tokenizer: Tokenizer, {length, atLeast = 1}: {length: number; atLeast?: number}): Chunk[] {
  const tokens = emphasis(prompt).flatMap(({text, weight}) => tokenizer.encode(text).map((id) => ({id, weight})));
  const room = length - 2;
  const count = Math.max(atLeast, Math.ceil(tokens.length / room), 1);
  return Array.from({length: count}, (_, i) => {
    const own = tokens.slice(i * room, (i + 1) * room);
    const {ids} = padded(
      tokenizer,
      own.map(({id}) => id),
      length,
    );
    const weights = ids.map((_id, at) => own[at - 1]?.weight ?? 1);
    return {ids, weights};
  });
}

/**
 * Hidden states [S, D] times their weights, then brought back to the mean that they had, so that emphasis turns the direction and not the
 * loudness of the whole. Untouched where all weights are 1: the numbers are then diffusers' own.
 */
export function emphasised(states: Float32Array, weights: readonly number[]): Float32Array {
  if (weights.every((weight) => weight === 1)) return states;
  const width = states.length / weights.length;
  const scaled = states.map((value, i) => value * (weights[Math.floor(i / width)] ?? 1));
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const ratio = mean(states) / mean(scaled);
  return scaled.map((value) => value * ratio);
}
