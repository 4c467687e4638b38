import type {MakeContext} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {positionMap} from './camera-path.ts';
import {settingsOf} from './capability.ts';
import {caption} from './caption.ts';
import {chance} from './chance.ts';
import {type Denoised, denoise, maxDisparity} from './denoise.ts';
import {drawGuide, placementOf} from './guide.ts';
import type {Keyframe} from './keyframe.ts';
import {openNetwork} from './network.ts';
import {cameraNoise} from './noise.ts';
import {type LightField, lightField} from './relight.ts';
import type {Moment, Storyboard} from './storyboard.ts';
import {factor, upscale} from './upscale.ts';

export interface Keyed {
  readonly key: Keyframe;
  /** One for each actor. */
  readonly lights: readonly LightField[];
}

/** The shares of a whole shot's work, roughly as measured. */
const denoiseShare = 0.4;
const upscaleShare = 0.08;

/** Asks the networks: every keyframe with its plate, its depths and the light on each actor. */
export async function keyframes(spec: ShotSpec, board: Storyboard, {signal, onProgress}: MakeContext): Promise<readonly Keyed[]> {
  const {bucket, actors} = board;
  const {width, height} = bucket;
  const moments = board.keys.map((progress) => board.at(progress));
  const cameras = moments.map(({camera}) => camera);
  const guide = drawGuide(moments.map((moment) => ({picture: {width, height, camera: moment.camera}, cast: castAt(board, moment)})));
  const {steps, guidance} = settingsOf(spec);
  const frames = moments.length;
  const denoiser = await openNetwork('denoiser.onnx');
  let made: Denoised;
  try {
    made = await denoise(denoiser, {
      caption: caption(board.direction, board.subjects),
      noise: cameraNoise(chance(spec.seed, 'noise'), {width, height, cameras}),
      positionMap: positionMap(cameras, width, height),
      guide,
      frames,
      width,
      height,
      steps,
      guidance,
      signal,
      onStep: (done) => onProgress((done / steps) * denoiseShare, `denoise ${done}/${steps}`),
    });
  } finally {
    await denoiser.release();
  }
  const upscaler = await openNetwork('upscaler.onnx');
  try {
    const keyed: Keyed[] = [];
    for (const [frame, moment] of moments.entries()) {
      signal.throwIfAborted();
      const shot = {picture: made.picture, guide, frames, width, height};
      keyed.push({
        key: {
          camera: moment.camera,
          plate: await upscale(upscaler, backdrop(made, guide, {frame, frames, width, height}), {width, height}),
          width: width * factor,
          height: height * factor,
          depth: depths(made, {frame, frames, width, height}),
          depthWidth: width,
          depthHeight: height,
        },
        lights: actors.map(({sprite}, i) => {
          const pose = moment.poses[i];
          return lightField(shot, frame, placementOf(sprite, pose ?? impossible(), {width, height, camera: moment.camera}));
        }),
      });
      onProgress(denoiseShare + (upscaleShare * (frame + 1)) / frames, `upscale ${frame + 1}/${frames}`);
    }
    return keyed;
  } finally {
    await upscaler.release();
  }
}

export function castAt(
  {actors}: Storyboard,
  {poses}: Moment,
): readonly {sprite: Storyboard['actors'][number]['sprite']; pose: Moment['poses'][number]}[] {
  return poses.flatMap((pose, i) => {
    const actor = actors[i];
    return actor === undefined ? [] : [{sprite: actor.sprite, pose}];
  });
}

function impossible(): never {
  throw new RangeError('animatic: a moment has a pose for every actor');
}

interface At {
  readonly frame: number;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
}

/** The painted picture, and behind the subjects the plate: what will be seen there when they have moved on. [3, H, W] */
function backdrop({picture, aside}: Denoised, guide: Float32Array, {frame, frames, width, height}: At): Float32Array {
  const area = width * height;
  const out = new Float32Array(3 * area);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const hidden = nearAlpha(guide, {frame, frames, width, height}, {x, y});
      for (let c = 0; c < 3; c++) {
        const from = (c * frames + frame) * area + y * width + x;
        out[c * area + y * width + x] = (picture[from] ?? 0) * (1 - hidden) + (aside[from] ?? 0) * hidden;
      }
    }
  }
  return out;
}

/** The most opaque guide pixel within two, so that no rim of a subject stays in the scenery. */
function nearAlpha(guide: Float32Array, {frame, frames, width, height}: At, {x, y}: {x: number; y: number}): number {
  const from = (3 * frames + frame) * width * height;
  let most = 0;
  for (let j = Math.max(0, y - 2); j <= Math.min(height - 1, y + 2); j++) {
    for (let i = Math.max(0, x - 2); i <= Math.min(width - 1, x + 2); i++) most = Math.max(most, guide[from + j * width + i] ?? 0);
  }
  return Math.min(1, most);
}

/** Depths of one frame, 0 far to 1.4 near. */
function depths({aside}: Denoised, {frame, frames, width, height}: At): Float32Array {
  const from = (3 * frames + frame) * width * height;
  return aside.slice(from, from + width * height).map((disparity) => Math.max(0, Math.min(1, disparity)) * maxDisparity);
}
