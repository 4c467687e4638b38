import type {Camera} from './camera-path.ts';

/** One picture the network made, ready to be moved about: the plate without subjects, and how far away each of its pixels is. */
export interface Keyframe {
  readonly camera: Camera;
  /** Interleaved RGB, 8 bits. */
  readonly plate: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Depths 0 far to 1.4 near, at the network's own size. */
  readonly depth: Float32Array;
  readonly depthWidth: number;
  readonly depthHeight: number;
}
