/** Whether a picture shows what its prompt asked for, as the reader sees it. */
import {z} from 'zod';
import type {Kept} from './kept.ts';
import {type Asked, canShow, heldOut, tuned} from './prompts.ts';
import {type Attribute, attributes, type Reader} from './reader.ts';
import {type Order, shoot, specOf} from './shoot.ts';

export interface Row {
  readonly attribute: Attribute;
  readonly adherence: number;
  /** The same pictures against other prompts' words: what chance and habit alone would get right. */
  readonly shuffled: number;
  readonly reader: number;
}

export interface Adherence {
  readonly rows: readonly Row[];
  readonly all: number;
  readonly shuffled: number;
  readonly shots: number;
  readonly prompts: number;
}

interface Shot {
  readonly prompt: number;
  readonly asked: Asked;
  readonly read: Asked;
}

const answer = z.strictObject({
  place: z.string(),
  time: z.string(),
  weather: z.string(),
  palette: z.string(),
  subject: z.string(),
  position: z.string(),
});

export interface Extent {
  readonly prompts: number;
  readonly seeds: number;
  readonly print: (line: string) => void;
}

/** Over the prompts that nobody looked at while the model was tuned, and over those that were. */
export async function adherence(
  {kept, reader}: {kept: Kept; reader: Reader},
  {prompts, seeds, print}: Extent,
): Promise<{heldOut: Adherence; tuned: Adherence}> {
  // Unseen prompts first, and every prompt once before any twice: an evaluation that is stopped has then judged what matters most.
  const order = [...Array(prompts).keys()].sort((a, b) => Number(a < tuned) - Number(b < tuned) || a - b);
  const shots: Shot[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    for (const i of order) {
      const {prompt, asked} = heldOut(i);
      const shot: Order = {prompt, seed: 1000 * seed + i, frames: 1};
      const read = await kept.answer({
        about: specOf(shot),
        schema: answer,
        judge: async () => {
          const take = await shoot(shot);
          const [frame] = take.frames;
          if (frame === undefined) throw new RangeError('a take without frames');
          return reader.read(frame, take);
        },
      });
      if (read === null) continue;
      shots.push({prompt: i, asked, read});
      const wrong = attributes.filter((attribute) => canShow(attribute, asked) && read[attribute] !== asked[attribute]);
      if (wrong.length > 0)
        print(`  ${i} "${prompt}" (seed ${shot.seed}): ${wrong.map((name) => `${name} read as ${read[name]}`).join(', ')}`);
    }
  }
  shots.sort((a, b) => a.prompt - b.prompt);
  const over = (some: readonly Shot[]): Adherence => adherenceOf(some, {reader, seeds});
  return {heldOut: over(shots.filter(({prompt}) => prompt >= tuned)), tuned: over(shots.filter(({prompt}) => prompt < tuned))};
}

function adherenceOf(shots: readonly Shot[], {reader, seeds}: {reader: Reader; seeds: number}): Adherence {
  const accuracy = (attribute: Attribute, shift: number): number => {
    const seen = shots.filter(({asked}) => canShow(attribute, asked));
    return share(seen.map(({read}, i) => read[attribute] === seen[(i + shift) % seen.length]?.asked[attribute]));
  };
  const rows = attributes.map((attribute) => ({
    attribute,
    adherence: accuracy(attribute, 0),
    // Shifted by a whole prompt or more.
    shuffled: accuracy(attribute, 5 * seeds + 2),
    reader: reader.vectorScenes[attribute] ?? Number.NaN,
  }));
  const mean = (of: (row: Row) => number): number => rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  return {
    rows,
    all: mean((row) => row.adherence),
    shuffled: mean((row) => row.shuffled),
    shots: shots.length,
    prompts: new Set(shots.map(({prompt}) => prompt)).size,
  };
}

export function share(hits: readonly boolean[]): number {
  return hits.filter(Boolean).length / Math.max(1, hits.length);
}
