import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';
import {InferenceSession} from 'onnxruntime-node';

/** Beside this file in the repository, beside `index.js` in the package: both have the `model` folder as their sibling. */
export const modelFile = (name: string): string => fileURLToPath(new URL(`./model/${name}`, import.meta.url));

/**
 * Two threads that do not spin: measured to be the fastest on two cores that others use too. Without the arena, memory goes back between
 * the denoiser and the upscaler.
 */
export const openNetwork = (name: string): Promise<InferenceSession> =>
  InferenceSession.create(modelFile(name), {
    executionProviders: ['cpu'],
    intraOpNumThreads: Math.min(2, availableParallelism()),
    interOpNumThreads: 1,
    executionMode: 'sequential',
    enableCpuMemArena: false,
    graphOptimizationLevel: 'all',
    extra: {session: {intra_op: {allow_spinning: '0'}}},
  });
