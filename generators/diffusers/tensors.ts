import {Tensor} from 'onnxruntime-node';

/** Numbers with a shape; what the pipeline computes in. */
export interface Numbers {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

export const numbers = (data: Float32Array | readonly number[], dims: readonly number[]): Numbers => ({
  data: data instanceof Float32Array ? data : Float32Array.from(data),
  dims,
});

export const sizeOf = (dims: readonly number[]): number => dims.reduce((product, side) => product * side, 1);

/** As the type that a network declares for an input. */
export function toTensor({data, dims}: Numbers, type: string): Tensor {
  switch (type) {
    case 'float16':
      return halfTensor(data, dims);
    case 'float64':
      return new Tensor('float64', Float64Array.from(data), dims);
    case 'int64':
      return new Tensor(
        'int64',
        BigInt64Array.from(data, (value) => BigInt(Math.round(value))),
        dims,
      );
    case 'int32':
      return new Tensor('int32', Int32Array.from(data, Math.round), dims);
    case 'int8':
      return new Tensor('int8', Int8Array.from(data, Math.round), dims);
    case 'uint8':
      return new Tensor('uint8', Uint8Array.from(data, Math.round), dims);
    case 'bool':
      return new Tensor(
        'bool',
        Uint8Array.from(data, (value) => (value === 0 ? 0 : 1)),
        dims,
      );
    default:
      return new Tensor('float32', data, dims);
  }
}

export function fromTensor(tensor: Tensor): Numbers {
  const {data, dims, type} = tensor;
  if (data instanceof Float32Array) return {data, dims};
  if (type === 'float16') return {data: fromHalves(data as unknown as ArrayLike<number>), dims};
  // Every other element type of a tensor is a list of numbers, of bigints, or of strings; the last is never an output here.
  return {data: Float32Array.from(data as ArrayLike<number | bigint>, Number), dims};
}

/**
 * onnxruntime-node 1.30 takes Node's own Float16Array (Node ≥ 23) for the type of half-precision tensors and then reads no bytes from it
 * (research/diffusion.md, fact 5): it has to be out of sight while the runtime looks which arrays there are, which it does once.
 */
function halfTensor(data: Float32Array, dims: readonly number[]): Tensor {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'Float16Array');
  if (own) Reflect.deleteProperty(globalThis, 'Float16Array');
  try {
    return new Tensor('float16', toHalves(data), dims);
  } finally {
    if (own) Object.defineProperty(globalThis, 'Float16Array', own);
  }
}

/** IEEE 754 binary16, rounded to the nearest, ties to even. */
export function toHalves(data: Float32Array): Uint16Array {
  const bits = new Uint32Array(data.buffer, data.byteOffset, data.length);
  return Uint16Array.from(bits, (word) => {
    const sign = (word >>> 16) & 0x8000;
    const magnitude = word & 0x7fffffff;
    if (magnitude >= 0x47800000) return sign | (magnitude > 0x7f800000 ? 0x7e00 : 0x7c00);
    if (magnitude < 0x38800000) {
      // Below 2⁻¹⁴ the spacing is 2⁻²⁴ throughout.
      const steps = (new Float32Array(Uint32Array.of(magnitude).buffer)[0] ?? 0) * 2 ** 24;
      const floor = Math.floor(steps);
      const isUp = steps - floor > 0.5 || (steps - floor === 0.5 && floor % 2 === 1);
      return sign | (floor + (isUp ? 1 : 0));
    }
    const rounded = magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1);
    return sign | (rounded >>> 13);
  });
}

function fromHalves(halves: ArrayLike<number>): Float32Array {
  // With a Float16Array in the runtime's output, its elements are numbers already.
  if (!(halves instanceof Uint16Array)) return Float32Array.from(halves);
  return Float32Array.from(halves, (half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >>> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}
