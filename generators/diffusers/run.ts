import type {Churn} from './schedulers/scheduler.ts';
import type {Numbers} from './tensors.ts';

/** One picture or film, everything decided: what the steps of the method read. */
export interface Run {
  readonly prompt: string;
  readonly negative: string;
  /** 32 bits; a seed gives the noise that `torch.Generator('cpu').manual_seed(seed)` gives. */
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  /** What the network makes; 1 for an image model. */
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly steps: number;
  /** Noise levels instead of what the scheduler makes of the steps, as many as those; undefined for that. */
  readonly sigmas?: readonly number[] | undefined;
  /** Scale of classifier-free guidance, off at 1; for SVD from the first frame's to the last one's. */
  readonly guidance: number | readonly [number, number];
  /** Tokens of a T5; null for what the export was made for. */
  readonly textTokens: number | null;
  /** [1, 3, height, width] from −1 to 1: a picture to start from, or a film's first frame. */
  readonly startImage: Numbers | null;
  /** The film's last frame, likewise. */
  readonly lastImage: Numbers | null;
  /** [height, width]: 1 where the start image is to be painted anew, 0 where it stays; null for all of it. */
  readonly region: Float32Array | null;
  /** [C, h, w] for a start image instead of noise drawn from the seed; undefined for that. */
  readonly noise?: Float32Array | undefined;
  /** How much of the schedule a start image goes through: 1 leaves nothing of it. */
  readonly strength: number;
  /** η of DDIM and TCD; undefined for their own. */
  readonly eta?: number | undefined;
  /** Noise added and removed again within a step, for Euler's method (Karras et al., arXiv 2206.00364, algorithm 2); undefined for none. */
  readonly churn?: Churn | undefined;
  /** `tiny` for the fast decoder (TAESD) of folders that have one. */
  readonly decoder: 'full' | 'tiny';
  /** Squares to decode in, in pixels; null for whole pictures. */
  readonly tile: {readonly size: number; readonly overlap: number} | null;
}

export interface Hooks {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number, label: string) => void;
  /** Latents after each call of the network, in the layout it sees. */
  readonly onLatents?: (latents: Float32Array) => void;
}
