/** Whether shots show the same character: the subject cut out of its frame, its colours and shapes compared without the light. */
import {placementOf, rasterOf} from '../../generators/animatic/guide.ts';
import {storyboard} from '../../generators/animatic/storyboard.ts';
import {type Order, shoot, specOf} from './shoot.ts';

const [across, down] = [12, 18];

export interface Likeness {
  /** The least alike pair of shots of one character, and the most alike pair of different ones: correlations. */
  readonly leastSame: number;
  readonly mostDifferent: number;
}

const places = ['in a city street at dusk, rain', 'in a forest in the morning', 'on a snowfield at midday', 'on the beach at golden hour'];
const others = ['a bear in a green coat', 'a rabbit in a red coat', 'an astronaut', 'a panda in a blue coat'];

export async function likenessOfShots(seed: number): Promise<Likeness> {
  const portrait = (who: string, i: number): Promise<Float32Array> =>
    portraitOf({prompt: `${who} in the centre ${places[i] ?? ''}, medium shot, static camera`, seed: seed + i, frames: 1});
  const same: Float32Array[] = [];
  const different: Float32Array[] = [];
  for (const [i, other] of others.entries()) {
    same.push(await portrait('a fox in a yellow raincoat', i));
    different.push(await portrait(other, i));
  }
  return {leastSame: Math.min(...pairs(same)), mostDifferent: Math.max(...pairs(different))};
}

/** What the finished frame shows where the subject stands, on a grid over its box: [channel][row][column]; NaN where it is not. */
async function portraitOf(order: Order): Promise<Float32Array> {
  const spec = specOf({...order, width: 540, height: 960});
  const {frames, width, height} = await shoot({...order, width: 540, height: 960});
  const board = await storyboard(spec, () => Promise.reject(new Error('no references')));
  const {camera, poses} = board.at(0.5);
  const [actor] = board.actors;
  const [pose] = poses;
  const [frame] = frames;
  if (actor === undefined || pose === undefined || frame === undefined) throw new RangeError(`nobody is in "${order.prompt}"`);
  const {map, left, right, top, bottom} = placementOf(actor.sprite, pose, {width, height, camera});
  const {rgba, width: wide, height: high} = rasterOf(actor.sprite, pose);
  const sums = new Float64Array(across * down * 4);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const [u, v] = [map[0] * (x + 0.5) + map[1] * (y + 0.5) + map[2], map[3] * (x + 0.5) + map[4] * (y + 0.5) + map[5]];
      if (u < 0 || v < 0 || u >= 1 || v >= 1 || (rgba[(Math.floor(v * high) * wide + Math.floor(u * wide)) * 4 + 3] ?? 0) < 200) continue;
      const cell = (Math.floor(v * down) * across + Math.floor(u * across)) * 4;
      for (let c = 0; c < 3; c++) sums[cell + c] = (sums[cell + c] ?? 0) + (frame[(y * width + x) * 3 + c] ?? 0);
      sums[cell + 3] = (sums[cell + 3] ?? 0) + 1;
    }
  }
  return withoutLight(sums);
}

/** Logarithms less their mean over the subject: a light that is twice as strong, or redder, makes no difference. */
function withoutLight(sums: Float64Array): Float32Array {
  const cells = across * down;
  const out = new Float32Array(3 * cells).fill(Number.NaN);
  for (let c = 0; c < 3; c++) {
    let [total, n] = [0, 0];
    for (let cell = 0; cell < cells; cell++) {
      const count = sums[cell * 4 + 3] ?? 0;
      if (count < 4) continue;
      const value = Math.log(8 + (sums[cell * 4 + c] ?? 0) / count);
      out[c * cells + cell] = value;
      total += value;
      n++;
    }
    for (let cell = 0; cell < cells; cell++) out[c * cells + cell] = (out[c * cells + cell] ?? 0) - total / n;
  }
  return out;
}

const pairs = (portraits: readonly Float32Array[]): readonly number[] =>
  portraits.flatMap((a, i) => portraits.slice(i + 1).map((b) => correlation(a, b)));

/** Over cells that either shows; a cell that only one of them fills counts as a difference. */
function correlation(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? Number.NaN, b[i] ?? Number.NaN];
    if (Number.isNaN(x) && Number.isNaN(y)) continue;
    const [p, q] = [Number.isNaN(x) ? 0 : x, Number.isNaN(y) ? 0 : y];
    ab += p * q;
    aa += p * p;
    bb += q * q;
  }
  return ab / Math.sqrt(aa * bb + 1e-9);
}
