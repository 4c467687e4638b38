import {describe, it} from 'vitest';
import {type Case, reads} from './reads.ts';

const subjectsAndActions: readonly Case[] = [
  ['rubah merah', {subjects: [{noun: 'fox', colours: ['red']}]}],
  ['dua kucing', {subjects: [{noun: 'cat', count: 2}]}],
  [
    'dua ekor kucing dan tiga orang anak',
    {
      subjects: [
        {noun: 'cat', count: 2},
        {noun: 'child', count: 3},
      ],
    },
  ],
  ['kucing-kucing bermain', {subjects: [{noun: 'cat', count: 2}], action: 'playing'}],
  ['kupu-kupu biru', {subjects: [{noun: 'butterfly', colours: ['blue']}]}],
  ['kucing hitam putih', {subjects: [{noun: 'cat', colours: ['black', 'white']}]}],
  ['mobil yang sangat besar', {subjects: [{noun: 'car', attributes: ['large']}]}],
  ['mobil berwarna biru tua', {subjects: [{noun: 'car', colours: ['blue'], attributes: ['dark']}]}],
  ['mobil warna merah', {subjects: [{noun: 'car', colours: ['red']}]}],
  ['rubah merah memakai jas hujan kuning', {subjects: [{noun: 'fox', colours: ['red'], attributes: ['yellow raincoat']}]}],
  ['pria berjas hitam berjalan', {subjects: [{noun: 'man', attributes: ['black suit']}], action: 'walking'}],
  [
    'kucing oranye berkacamata naik sepeda',
    {subjects: [{noun: 'cat', colours: ['orange'], attributes: ['glasses']}], action: 'riding bicycle'},
  ],
  ['seorang wanita minum cokelat', {subjects: [{noun: 'woman'}], action: 'drinking chocolate'}],
  [
    'anjing hitam mengejar kucing putih',
    {
      subjects: [
        {noun: 'dog', colours: ['black']},
        {noun: 'cat', colours: ['white']},
      ],
      action: 'chasing white cat',
    },
  ],
  [
    'kakek berjanggut putih membaca koran',
    {subjects: [{noun: 'man', attributes: ['elderly', 'white beard']}], action: 'reading newspaper'},
  ],
  ['penari Bali dengan kostum emas', {subjects: [{noun: 'dancer', attributes: ['Bali', 'gold costume']}]}],
  ['rubahnya menunggu', {subjects: [{noun: 'fox'}], action: 'waiting'}],
];

const places: readonly Case[] = [
  ['rubah di halte trem saat hujan', {subjects: [{noun: 'fox'}], location: {kind: 'city', detail: 'tram stop'}, weather: 'rain'}],
  ['rumah kayu tua di tepi danau', {subjects: [{noun: 'house', attributes: ['wooden', 'old']}], location: {kind: 'lake'}}],
  ['kucing tidur di sofa merah', {subjects: [{noun: 'cat'}], action: 'sleeping', location: {detail: 'red sofa'}}],
  ['rubah di bawah jembatan', {subjects: [{noun: 'fox'}], location: {kind: 'city', detail: 'under bridge'}}],
  ['gajah di tengah hutan', {subjects: [{noun: 'elephant'}], location: {kind: 'forest'}}],
  ['gajah di tengah', {subjects: [{noun: 'elephant'}], position: 'centre'}],
  ['gajah di sebelah kanan', {subjects: [{noun: 'elephant'}], position: 'right'}],
  ['petani di sawah, pagi hari', {subjects: [{noun: 'farmer'}], location: {kind: 'field', detail: 'rice field'}, timeOfDay: 'morning'}],
];

const looks: readonly Case[] = [
  ['kafe saat senja, suasana hangat', {location: {kind: 'cafe'}, timeOfDay: 'dusk', mood: 'cozy'}],
  ['di malam hari kucing berjalan', {timeOfDay: 'night', subjects: [{noun: 'cat'}], action: 'walking'}],
  [
    'gunung berkabut, cat air, nuansa biru dan ungu',
    {location: {kind: 'mountain'}, weather: 'fog', style: 'watercolor', palette: ['blue', 'purple']},
  ],
  ['botol parfum, cahaya lembut, sinematik', {subjects: [{noun: 'perfume bottle'}], lighting: 'soft', style: 'cinematic'}],
];

const camera: readonly Case[] = [
  ['kamera mendekat pelan', {camera: {move: 'dolly-in', speed: 'slow'}}],
  ['kamera perlahan menjauh dari rumah', {camera: {move: 'dolly-out', speed: 'slow'}, subjects: [{noun: 'house'}]}],
  ['kamera bergerak dari kiri ke kanan', {camera: {move: 'tracking-right'}}],
  ['kamera bergeser ke kiri', {camera: {move: 'tracking-left'}}],
  ['kamera naik perlahan memperlihatkan kota', {camera: {move: 'crane-up', speed: 'slow'}, location: {kind: 'city'}}],
  ['kamera mengikuti seorang anak', {camera: {move: 'tracking-right'}, subjects: [{noun: 'child'}]}],
  ['kamera tidak bergerak, rubah duduk', {camera: {move: 'static'}, subjects: [{noun: 'fox'}], action: 'sitting'}],
  ['rubah mendekat pelan', {subjects: [{noun: 'fox'}], action: 'approaching slowly'}],
  ['kamera berputar 360, 4 detik', {camera: {move: 'orbit'}, durationInSeconds: 4}],
  ['bidikan lebar, sudut rendah', {camera: {shotSize: 'wide', angle: 'low'}}],
];

const negationsAndSounds: readonly Case[] = [
  ['tanpa hujan, seekor anjing berlari', {without: ['rain'], subjects: [{noun: 'dog'}], action: 'running'}],
  ['tidak ada mobil, tidak ada orang', {without: ['car', 'person']}],
  ['wanita tanpa topi merah', {subjects: [{noun: 'woman'}], without: ['red hat']}],
  ['suara hujan deras, seekor kucing tidur', {sound: {ambience: 'hujan deras'}, subjects: [{noun: 'cat'}], action: 'sleeping'}],
  ['gadis itu berkata "Selamat pagi"', {subjects: [{noun: 'girl'}], sound: {dialogue: 'Selamat pagi'}}],
];

const mixed: readonly Case[] = [
  ['close up kopi panas', {camera: {shotSize: 'close-up'}, subjects: [{noun: 'coffee', attributes: ['hot']}]}],
  ['seekor fox merah di beach', {subjects: [{noun: 'fox', colours: ['red']}], location: {kind: 'beach'}}],
  [
    'kucing di halte trem, slow dolly in, golden hour',
    {
      subjects: [{noun: 'cat'}],
      location: {kind: 'city', detail: 'tram stop'},
      camera: {move: 'dolly-in', speed: 'slow'},
      timeOfDay: 'golden-hour',
    },
  ],
];

describe('an Indonesian prompt', () => {
  it.each(subjectsAndActions)('says who does what: %s', (prompt, expected) => reads(prompt, expected));
  it.each(places)('says where: %s', (prompt, expected) => reads(prompt, expected));
  it.each(looks)('says when and how it looks: %s', (prompt, expected) => reads(prompt, expected));
  it.each(camera)('says what the camera does: %s', (prompt, expected) => reads(prompt, expected));
  it.each(negationsAndSounds)('says what must not be there and what is heard: %s', (prompt, expected) => reads(prompt, expected));
  it.each(mixed)('may be mixed with English: %s', (prompt, expected) => reads(prompt, expected));
});
