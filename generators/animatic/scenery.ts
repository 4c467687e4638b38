import type {MakeContext} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {drawPlane, type Plane, windowOf} from './decode.ts';
import {leavingInView} from './foreground.ts';
import {gradedCover} from './grade.ts';
import {cutAboveRidges, drawHeavens, type Heavens, heavensOf} from './heavens.ts';
import {paintedShare} from './keyframes.ts';
import {findLight, type Painted} from './light.ts';
import {openNetwork} from './network.ts';
import {horizonOf, type PlaneOfStage, planesOf} from './planes.ts';
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
  const heavens = heavensOf(board.direction);
  const decoder = await openNetwork('decoder.onnx');
  try {
    const light = await findLight(decoder, {stage, painted, asked: board.direction, signal});
    const decoded = async (plane: PlaneOfStage): Promise<readonly Plane[]> => {
      const drawn = await drawPlane(decoder, plane, {light: light.code, view, signal});
      return drawn === null ? [] : [{...drawn, rgba: gradedCover(drawn.rgba, board.direction.palette)}];
    };
    const farEnd = async (plane: PlaneOfStage, {ridges, ...heavens}: Heavens): Promise<readonly Plane[]> => {
      const window = windowOf(plane, view);
      if (window === null) return [];
      const sky = await drawHeavens(
        {ridges, ...heavens},
        {light, palette: board.direction.palette, without: board.direction.without, window, depth: plane.depth, drop: plane.drop},
      );
      if (ridges === null) return sky;
      const land = await decoded({...plane, top: Math.min(...ridges) - 0.01});
      for (const each of land) cutAboveRidges(each, ridges, plane.drop);
      return [...sky, ...land];
    };
    const planes: Plane[] = [];
    for (const [i, plane] of stage.entries()) {
      if (i === 0 && heavens !== null) planes.push(...(await farEnd(plane, heavens)));
      else planes.push(...(await decoded(plane)));
      onProgress(paintedShare + ((drawnShare - paintedShare) * (i + 1)) / stage.length, `draw ${i + 1}/${stage.length}`);
    }
    return {
      behind: planes.filter(({depth}) => depth < nearer),
      before: leavingInView(
        planes.filter(({depth}) => depth >= nearer),
        board,
      ),
    };
  } finally {
    await decoder.release();
  }
}
