import type {InferenceSession} from 'onnxruntime-node';
import {Tensor} from 'onnxruntime-node';

/** How many times wider and higher the upscaler makes a picture; `training/model/upscaler.py` has the same number. */
export const factor = 5;

/**
 * One picture [3, H, W] in −1..1 to interleaved RGB, 8 bits, five times as wide and high. The network knows the edges of this one style:
 * it was trained on the same scenes drawn at both sizes.
 */
export async function upscale(
  session: InferenceSession,
  picture: Float32Array,
  {width, height}: {width: number; height: number},
): Promise<Uint8Array> {
  const answer = await session.run({picture: new Tensor('float32', picture, [1, 3, height, width])});
  const large = answer['large']?.data;
  if (!(large instanceof Float32Array)) throw new TypeError('animatic: the upscaler did not answer with a float32 tensor');
  const area = width * height * factor * factor;
  const rgb = new Uint8Array(area * 3);
  for (let i = 0; i < area; i++) {
    for (let c = 0; c < 3; c++) rgb[i * 3 + c] = Math.max(0, Math.min(255, ((large[c * area + i] ?? 0) + 1) * 127.5 + 0.5));
  }
  return rgb;
}
