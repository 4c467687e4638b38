/** The reader: a classifier that was trained on vector scenes alone (`training/train_reader.py`) says what a frame shows. */
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {InferenceSession, Tensor} from 'onnxruntime-node';
import sharp from 'sharp';
import {z} from 'zod';
import type {Asked} from './prompts.ts';

const schema = z.object({
  size: z.tuple([z.int(), z.int()]),
  heads: z.record(z.string(), z.array(z.string())),
  /** Its own accuracy on vector scenes it never saw: no generator can be read better than that. */
  vectorScenes: z.record(z.string(), z.number()),
});

export type Attribute = keyof Asked;
export const attributes: readonly Attribute[] = ['subject', 'position', 'place', 'time', 'weather', 'palette'];

export interface Reader {
  readonly vectorScenes: Readonly<Record<string, number>>;
  readonly read: (rgb: Uint8Array, size: {width: number; height: number}) => Promise<Asked>;
}

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export async function openReader(): Promise<Reader> {
  const {size, heads, vectorScenes} = schema.parse(JSON.parse(readFileSync(file('reader.json'), 'utf8')));
  const session = await InferenceSession.create(file('reader.onnx'), {intraOpNumThreads: 2});
  const [across, down] = size;
  return {
    vectorScenes,
    read: async (rgb, {width, height}) => {
      const small = await sharp(rgb, {raw: {width, height, channels: 3}})
        .resize(across, down, {fit: 'fill', kernel: 'lanczos2'})
        .raw()
        .toBuffer();
      const area = across * down;
      const picture = Float32Array.from({length: 3 * area}, (_, i) => (small[(i % area) * 3 + Math.floor(i / area)] ?? 0) / 127.5 - 1);
      const answer = await session.run({picture: new Tensor('float32', picture, [1, 3, down, across])});
      const best = (head: Attribute): string => {
        const scores = answer[head]?.data;
        if (!(scores instanceof Float32Array)) throw new TypeError(`the reader has no head ${head}`);
        return heads[head]?.[scores.indexOf(Math.max(...scores))] ?? '';
      };
      return {
        place: best('place'),
        time: best('time'),
        weather: best('weather'),
        palette: best('palette'),
        subject: best('subject'),
        position: best('position'),
      };
    },
  };
}
