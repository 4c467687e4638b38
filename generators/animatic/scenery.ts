import type {MakeContext} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {drawPlane, type Plane} from './decode.ts';
import {paintedShare} from './keyframes.ts';
import {findLight, type Painted} from './light.ts';
import {openNetwork} from './network.ts';
import {horizonOf, planesOf} from './planes.ts';
import type {Storyboard} from './storyboard.ts';

/** Share of a whole shot's work that is done when the first frame is asked for, roughly as measured. */
export const drawnShare = 0.55;

/** Planes nearer than this pass before the subjects: a trunk, a wave, tall grass. */
const nearer = 1.045;

export interface Scenery {
  /** Far to near. */
  readonly behind: readonly Plane[];
  readonly before: readonly Plane[];
}

/** How often the camera's way is looked at to find out what of each plane it will ever see. */
const looks = 24;

/** The stage in the light of the denoiser's picture, plane by plane, once for the whole shot: its frames only move it. */
export async function scenery(
  spec: ShotSpec,
  {board, painted}: {board: Storyboard; painted: Painted},
  {signal, onProgress}: MakeContext,
): Promise<Scenery> {
  const aspect = spec.width / spec.height;
  const cameras = Array.from({length: looks + 1}, (_, i) => board.at(i / looks).camera);
  const view = {cameras, aspect, heightInPixels: spec.height};
  const stage = planesOf(board.direction, horizonOf(board.direction, aspect));
  const decoder = await openNetwork('decoder.onnx');
  try {
    const light = await findLight(decoder, {stage, painted, asked: board.direction, signal});
    const planes: Plane[] = [];
    for (const [i, plane] of stage.entries()) {
      const drawn = await drawPlane(decoder, plane, {light, view, signal});
      if (drawn !== null) planes.push(drawn);
      onProgress(paintedShare + ((drawnShare - paintedShare) * (i + 1)) / stage.length, `draw ${i + 1}/${stage.length}`);
    }
    return {behind: planes.filter(({depth}) => depth < nearer), before: planes.filter(({depth}) => depth >= nearer)};
  } finally {
    await decoder.release();
  }
}
