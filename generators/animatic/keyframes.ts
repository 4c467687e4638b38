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
          plate: await upscale(upscaler, channels(made, {frame, frames, area: width * height, first: 0}), {width, height}),
          width: width * factor,
          height: height * factor,
          depth: channels(made, {frame, frames, area: width * height, first: 3}).map(
            (disparity) => Math.max(0, Math.min(1, disparity)) * maxDisparity,
          ),
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

/** One frame of the aside: the plate's three channels from `first` 0, the disparity from 3. */
function channels(
  {aside}: Denoised,
  {frame, frames, area, first}: {frame: number; frames: number; area: number; first: 0 | 3},
): Float32Array {
  const count = first === 0 ? 3 : 1;
  const out = new Float32Array(count * area);
  for (let c = 0; c < count; c++) {
    const from = ((first + c) * frames + frame) * area;
    out.set(aside.subarray(from, from + area), c * area);
  }
  return out;
}
