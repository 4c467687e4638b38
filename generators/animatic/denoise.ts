/**
 * The sampling loop, in the letters of Liu, Gong, Liu: "Flow Straight and Fast: Learning to Generate and Transfer Data with Rectified
 * Flow" (arXiv 2209.03003), with time running from noise (t = 1) to picture (t = 0): z_t = (1 − t) x + t ε and dz/dt = v.
 */
import type {InferenceSession} from 'onnxruntime-node';
import {Tensor} from 'onnxruntime-node';
import {type Caption, nothing} from './caption.ts';

export interface Request {
  readonly caption: Caption;
  /** ε, [3, F, H, W]. */
  readonly noise: Float32Array;
  /** [2, F, H, W]. */
  readonly positionMap: Float32Array;
  /** [4, F, H, W]: premultiplied sprites, unlit. */
  readonly guide: Float32Array;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  readonly steps: number;
  /** w of classifier-free guidance: v = v∅ + w (v_caption − v∅). 1 asks the network once a step instead of twice. */
  readonly guidance: number;
  readonly signal: AbortSignal;
  readonly onStep: (done: number) => void;
}

export interface Denoised {
  /** x, [3, F, H, W] in −1..1. */
  readonly picture: Float32Array;
  /** [4, F, H, W]: the plate behind the subjects (−1..1) and the disparity (0..1 of {@link maxDisparity}). */
  readonly aside: Float32Array;
}

/** How much of the way lies at high noise: flat pictures show their layout deep into it, so the first steps are the ones that decide. */
const shift = 3;

export async function denoise(session: InferenceSession, request: Request): Promise<Denoised> {
  const {frames, width, height, steps, guidance: w} = request;
  const none = nothing();
  const z = Float32Array.from(request.noise);
  let aside: Float32Array = new Float32Array(4 * frames * width * height);
  for (let i = 0; i < steps; i++) {
    request.signal.throwIfAborted();
    const t = timestep(i, steps);
    const next = timestep(i + 1, steps);
    const conditional = await velocity(session, {request, z, t, caption: request.caption});
    // The guided direction matters while the layout is decided; the last steps only clean up, where guidance would oversaturate.
    const guided = w !== 1 && t > 0.3;
    const unconditional = guided ? await velocity(session, {request, z, t, caption: none}) : conditional;
    for (let k = 0; k < z.length; k++) {
      const vNull = unconditional.v[k] ?? 0;
      const v = vNull + (guided ? w : 1) * ((conditional.v[k] ?? 0) - vNull);
      z[k] = (z[k] ?? 0) + (next - t) * v;
    }
    aside = conditional.aside;
    request.onStep(i + 1);
  }
  return {picture: z, aside};
}

/** t of step i: evenly spaced, then bent towards 1. */
export function timestep(i: number, steps: number): number {
  const even = 1 - i / steps;
  return (shift * even) / (1 + (shift - 1) * even);
}

interface Question {
  readonly request: Request;
  readonly z: Float32Array;
  readonly t: number;
  readonly caption: Caption;
}

async function velocity(session: InferenceSession, {request, z, t, caption}: Question): Promise<{v: Float32Array; aside: Float32Array}> {
  const video = [request.frames, request.height, request.width];
  const answer = await session.run({
    sample: new Tensor('float32', z, [1, 3, ...video]),
    timestep: new Tensor('float32', Float32Array.of(t), [1]),
    input_ids: new Tensor('int64', caption.ids, [1, caption.ids.length]),
    attention_mask: new Tensor('int64', caption.mask, [1, caption.mask.length]),
    position_map: new Tensor('float32', request.positionMap, [1, 2, ...video]),
    guide: new Tensor('float32', request.guide, [1, 4, ...video]),
  });
  return {v: floats(answer['out_sample']), aside: floats(answer['aside'])};
}

function floats(tensor: {readonly data: unknown} | undefined): Float32Array {
  if (!(tensor?.data instanceof Float32Array)) throw new TypeError('animatic: the denoiser did not answer with float32 tensors');
  return tensor.data;
}
