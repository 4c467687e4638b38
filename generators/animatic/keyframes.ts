import type {MakeContext} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {positionMap} from './camera-path.ts';
import {settingsOf} from './capability.ts';
import {caption} from './caption.ts';
import {chance} from './chance.ts';
import {type Denoised, denoise} from './denoise.ts';
import {drawGuide, placementOf} from './guide.ts';
import type {Painted} from './light.ts';
import {openNetwork} from './network.ts';
import {cameraNoise} from './noise.ts';
import {type LightField, lightField} from './relight.ts';
import type {Moment, Storyboard} from './storyboard.ts';

/** What the denoiser painted, as far as the film needs it: one keyframe, which is in the light of the shot, and how each actor is lit. */
export interface Painting {
  readonly painted: Painted;
  /** Keyframe by keyframe, one for each actor. */
  readonly onActors: readonly (readonly LightField[])[];
}

/** Share of a whole shot's work that is done when the keyframes are, roughly as measured. */
export const paintedShare = 0.35;

/** Asks the denoiser for every keyframe and looks how they light the actors. */
export async function keyframes(spec: ShotSpec, board: Storyboard, {signal, onProgress}: MakeContext): Promise<Painting> {
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
      onStep: (done) => onProgress((done / steps) * paintedShare, `denoise ${done}/${steps}`),
    });
  } finally {
    await denoiser.release();
  }
  const area = width * height;
  const frame = leastHidden(guide, frames, area);
  return {
    painted: {
      camera: cameras[frame] ?? impossible(),
      width,
      height,
      picture: Float32Array.from(
        {length: 3 * area},
        (_, i) => made.picture[(Math.floor(i / area) * frames + frame) * area + (i % area)] ?? 0,
      ),
      hidden: guide.slice((3 * frames + frame) * area, (3 * frames + frame + 1) * area),
    },
    onActors: moments.map((moment, k) =>
      actors.map(({sprite}, i) => {
        const placement = placementOf(sprite, moment.poses[i] ?? impossible(), {width, height, camera: moment.camera});
        return lightField({picture: made.picture, guide, frames, width, height, palette: board.direction.palette}, k, placement);
      }),
    ),
  };
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
  throw new RangeError('animatic: a moment has a camera, and a pose for every actor');
}

/** The keyframe that shows most of the scenery. */
function leastHidden(guide: Float32Array, frames: number, area: number): number {
  const hidden = Array.from({length: frames}, (_, frame) => {
    let sum = 0;
    for (let i = 0; i < area; i++) sum += guide[(3 * frames + frame) * area + i] ?? 0;
    return sum;
  });
  return hidden.indexOf(Math.min(...hidden));
}
