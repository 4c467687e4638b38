/** What stands nearer than the subjects may frame them, not hide them. */
import {look, place} from './camera-path.ts';
import type {Plane} from './decode.ts';
import type {Moment, Storyboard} from './storyboard.ts';

/** Of a subject's box above its feet: more than this hidden at any moment, and the plane is left out of the shot. */
const mostHidden = 0.08;

/** Grass and waves may stand before feet. */
const footShare = 0.25;

const [across, down, moments] = [14, 14, 9];

/** Those planes that leave every subject in view for as long as the shot lasts. */
export function leavingInView(planes: readonly Plane[], board: Storyboard): readonly Plane[] {
  const times = Array.from({length: moments}, (_, i) => board.at(i / (moments - 1)));
  return planes.filter((plane) => times.every((moment) => hiddenShare(plane, board, moment) <= mostHidden));
}

/** The share of the most hidden subject that a plane hides. */
function hiddenShare(plane: Plane, {actors}: Storyboard, {camera, poses}: Moment): number {
  const shares = poses.map((pose, i) => {
    const sprite = actors[i]?.sprite;
    if (sprite === undefined) return 0;
    const height = pose.size * sprite.stature * pose.stretch;
    const width = (pose.size * sprite.stature * sprite.aspect) / pose.stretch;
    let sum = 0;
    for (let row = 0; row < down; row++) {
      for (let column = 0; column < across; column++) {
        const x = pose.x + ((column + 0.5) / across - 0.5) * width;
        const y = pose.feet - height * (footShare + ((1 - footShare) * (row + 0.5)) / down);
        sum += coverageAt(plane, look(camera, plane.depth, place(camera, 1, {x, y})));
      }
    }
    return sum / (across * down);
  });
  return Math.max(0, ...shares);
}

function coverageAt({rgba, width, height, left, top, unit}: Plane, {x, y}: {x: number; y: number}): number {
  const [column, row] = [Math.floor((x - left) * unit), Math.floor((y - top) * unit)];
  if (column < 0 || row < 0 || column >= width || row >= height) return 0;
  return (rgba[(row * width + column) * 4 + 3] ?? 0) / 255;
}
