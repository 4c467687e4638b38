import {describe, expect, it} from 'vitest';
import {fromTensor, numbers, toTensor} from '../../../generators/diffusers/tensors.ts';

describe('tensors', () => {
  it('of half precision hold the nearest number, ties to even, and come back as 32 bits', () => {
    const values = [0, -0, 1, -1.5, 65504, 1e6, 2 ** -24, 2 ** -26, 1 + 2 ** -11, 1 + 3 * 2 ** -11, 0.1];
    const tensor = toTensor(numbers(values, [11]), 'float16');
    expect(tensor.type).toBe('float16');
    const nearest = [0, -0, 1, -1.5, 65504, Number.POSITIVE_INFINITY, 2 ** -24, 0, 1, 1 + 2 ** -9, Math.fround(0.0999755859375)];
    expect([...fromTensor(tensor).data]).toEqual(nearest);
  });

  it.each(['int64', 'int32', 'int8', 'uint8', 'float32', 'float64'])('of the type %s keep whole numbers', (type) => {
    const tensor = toTensor(numbers([0, 1, 100], [3]), type);
    expect(tensor.type).toBe(type);
    expect([...fromTensor(tensor).data]).toEqual([0, 1, 100]);
  });
});
