/** Twenty-four prompts on one sheet, for eyes: numbers do not see what is ugly. */
import sharp from 'sharp';
import {shoot} from './shoot.ts';

const prompts = [
  'a fox in a yellow raincoat in a park at dusk',
  'a bear in a forest in the morning',
  'a sailboat on the open sea at night',
  'a skier on a snowfield at midday',
  'a red bus in a city street at golden hour',
  'an owl in a village at night, snowfall',
  'a coffee cup in a cafe in the morning',
  'a penguin on the beach at golden hour',
  'a rabbit in a meadow at dawn',
  'an astronaut in outer space',
  'a camel in the desert at golden hour',
  'a bicycle by a lake at dusk',
  'a tram in a city street at night, rain',
  'a whale underwater',
  'an airplane in the sky at sunset',
  'a robot in an office',
  'a cat in a living room in the morning',
  'a birthday cake in a shop',
  'a wolf in the mountains at night',
  'a panda in a forest, fog',
  'a hot air balloon over a meadow in the morning',
  'a guitar in a photo studio',
  'a child in a village at golden hour',
  'a fox in the mountains, pastel palette',
];

const [columns, cell] = [6, 200];

export async function writeSheet(file: string, seed: number): Promise<void> {
  const high = Math.round((cell * 16) / 9);
  const pictures: {input: Buffer; left: number; top: number}[] = [];
  for (const [i, prompt] of prompts.entries()) {
    const {frames, width, height} = await shoot({prompt, seed: seed + i, frames: 1, width: 540, height: 960});
    const [frame] = frames;
    if (frame === undefined) throw new RangeError(`no picture of "${prompt}"`);
    const input = await sharp(frame, {raw: {width, height, channels: 3}})
      .resize(cell, high)
      .png()
      .toBuffer();
    pictures.push({input, left: (i % columns) * cell, top: Math.floor(i / columns) * high});
  }
  const sheet = sharp({
    create: {width: columns * cell, height: Math.ceil(prompts.length / columns) * high, channels: 3, background: '#fff'},
  });
  await sheet.composite(pictures).png({palette: true, quality: 90, effort: 10}).toFile(file);
}
