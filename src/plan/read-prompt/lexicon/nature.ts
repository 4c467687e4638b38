/** Plants, and what sky and ground hold. */
export const nature = `
  tree: oak, maple tree | pohon
  palm tree: coconut tree, palm | pohon kelapa, pohon palem
  pine tree: fir, evergreen tree, christmas tree | pohon pinus, cemara, pohon natal
  cherry tree: | pohon sakura
  banyan tree: | beringin, pohon beringin
  bamboo: | bambu
  cactus: | kaktus
  bush: shrub, hedge | semak, perdu
  grass: | rumput
  leaf: fallen leaf, autumn leaf | daun
  flower: blossom, wildflower | bunga, kembang
  rose: | mawar, bunga mawar
  tulip: | tulip, bunga tulip
  sunflower: | bunga matahari
  lotus: water lily | teratai, bunga teratai
  jasmine: | melati, bunga melati
  orchid: hibiscus | anggrek, kembang sepatu
  cherry blossom: sakura | sakura, bunga sakura
  lavender: | lavender
  bouquet: bunch of flowers | buket, karangan bunga
  potted plant: houseplant, plant pot | tanaman pot, pot bunga, tanaman hias
  plant: herb | tanaman, tumbuhan
  seedling: sprout | tunas, bibit
  mushroom: | jamur
  coral: | karang, terumbu karang
  seashell: shell, spiral shell | kerang
  rock: stone, boulder, pebble | batu
  log: branch, stick | batang kayu, ranting
  feather: | bulu burung
  nest: bird nest | sarang, sarang burung
  sun: | matahari
  moon: crescent moon | bulan, rembulan
  full moon: | bulan purnama, purnama
  star: | bintang
  shooting star: comet, meteor | bintang jatuh, komet, meteor
  planet: saturn, mars | planet
  earth: globe | bumi, bola dunia
  rainbow: | pelangi
  fire: campfire, bonfire, flame | api, api unggun
  fireworks: firework, sparkler | kembang api
  smoke: | asap
  steam: | uap
  bubbles: bubble | gelembung
  snowflake: | kepingan salju
  snowman: | manusia salju, boneka salju
  ice: icicle | es
  puddle: | genangan, genangan air
  wave: | ombak, gelombang
  heart: | hati
  fountain: | air mancur
`;
