// Rasterises the illustrations that serve as training subjects: `node training/data/rasterise.mjs <folder>`.
// Skin-tone variants, flags, faces of emotion, clocks and signs are left out: they are no subjects of a scene.
import {mkdir} from 'node:fs/promises';
import {createRequire} from 'node:module';
import sharp from 'sharp';

const require = createRequire(process.argv[3] ?? import.meta.url);
const icons = require('@iconify-json/fluent-emoji-flat/icons.json');
const metadata = require('@iconify-json/fluent-emoji-flat/metadata.json');
const folder = process.argv[2];
const size = 192;
const kinds = ['Activities', 'Animals & Nature', 'Food & Drink', 'Objects', 'People & Body', 'Travel & Places'];
const unwanted = /-(light|medium-light|medium|medium-dark|dark)(-|$)|oclock|thirty|hand|finger|fist|thumb|palm|moon|sun|night|sunset|sunrise|dusk|fog|cloud|foggy|cityscape|national-park|mount-fuji|volcano|milky/;

await mkdir(folder, {recursive: true});
for (const name of kinds.flatMap((kind) => metadata.categories[kind]).filter((name) => !unwanted.test(name))) {
  const icon = icons.icons[name];
  const [width, height] = [icon.width ?? icons.width, icon.height ?? icons.height];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${size}" height="${size}">${icon.body}</svg>`;
  await sharp(Buffer.from(svg)).png().toFile(`${folder}/${name}.png`);
}
