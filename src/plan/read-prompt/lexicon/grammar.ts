/** The small words that hold a sentence together: `role: English | Indonesian`. */
export const roleWords = `
  not: no, not, without, never, don't, doesn't, isn't, aren't, free of | tanpa, tidak, bukan, tak, jangan, nggak, enggak, gak
  and: and, &, plus, as well as | dan, serta, juga, beserta
  or: or, nor | atau, maupun
  article: a, an, the | sebuah, seekor, seorang, sang, si, sebatang, setangkai, selembar, sepotong, sebutir, sehelai
  possessive: his, her, its, their, my, your, our |
  another: another, other, a second | lain, lainnya
  of: of |
  filler: is, are, do, does, did, was, were, be, been, being, it, it's, there, there's, he, she, they, who, which, that, this,
    these, those,
    very, really, quite, so, just, then, now, some, has, have, having, will, can, for, as, also | yang, adalah, ada, itu, ini,
    sedang, lagi, telah, sudah, akan, ia, dia, mereka, sangat, sekali, agak, para, oleh, untuk, pun, lalu, kemudian, terlihat,
    tampak, berwarna, berbentuk, secara, warnanya
  clause: while, when, whilst, until, before, after, because, but, where, in which, during | saat, ketika, sambil, sementara,
    waktu, sewaktu, selagi, seraya, tetapi, tapi, selama, di mana, pada saat
  with: with, having a, featuring, including | dengan, bersama, ditemani, berisi
  media: reveals, revealing, shows, showing, fps, photo, photograph, picture, image, video, footage, scene, shot, view, clip,
    frame, film, movie, portrait, product shot, product photo, product photography, packshot, hero shot, beauty shot, render,
    composition, background, foreground, in the background, in the foreground, style, mood, atmosphere, vibe, lighting, feeling |
    foto, gambar, adegan, potret, cuplikan, latar belakang, di latar belakang, memperlihatkan, menampilkan, menunjukkan, suasana,
    pencahayaan, bidikan
  style-of: in the style of, inspired by | gaya, bergaya, dengan gaya, ala
  sound: sound of, sounds of, noise of, the sound of, sound | suara, bunyi
  ambience: ambience, ambience of, ambient sound, ambient sounds, ambient sound of, background sound, background sounds,
    background noise, background noise of, ambient noise | suara latar, suara sekitar, suara suasana
  effect: sfx, sound effect, sound effects, sound fx | efek suara
  from: from | dari
  wearing: wearing, wears, wear, wore, dressed in, clad in, dressed as | memakai, mengenakan, pakai, berpakaian, berbusana, pake
  saying: says, say, said, saying, whispers, whispering, shouts, shouting, asks, asking, answers, replies, narrates, dialogue,
    voiceover, voice over, narration | berkata, kata, katanya, bilang, berucap, mengucapkan, bertanya, menjawab, berbisik,
    berteriak, dialog, narasi
  written: sign, signboard, billboard, poster, placard, text, title, caption, label, logo, banner, letters, words, writing, reads,
    titled, labeled | papan nama, poster, teks, tulisan, bertuliskan, spanduk, judul, tertulis, plang
  momentary: bell, horn, thunder, footstep, footsteps, splash, door, click, bark, meow, whistle, siren, crash, explosion, bang,
    knock, applause, laughter, chime, honk, clap, gong, ding, snap, creak, roar | lonceng, bel, klakson, petir, guntur,
    langkah kaki, langkah, pintu, sirene, ledakan, ketukan, tepuk tangan, tawa, gonggongan, peluit, dentang
  ambient: birdsong, bird song, traffic noise, city noise, street noise, crowd noise, ocean sounds, rain sounds, wind sounds,
    forest sounds, nature sounds, city sounds, white noise, crickets chirping, birds chirping, chirping birds, distant traffic |
    kicau burung, kicauan burung, suara jangkrik, deru ombak, deru lalu lintas, gemericik air, riuh pasar
  classifier: | ekor, buah, orang, batang, lembar, helai, butir, potong, pasang, unit
  millimetres: mm, millimeter, millimetre |
`;

/**
 * Prepositions: `class word: English | Indonesian`. `at` is never written down; `route` is dropped before a place and written before
 * a thing; `relation` is always written, because "under the bridge" is another picture than "on the bridge".
 */
export const prepositionWords = `
  at at: at, in, inside, within, inside of, aboard, in the middle of | di, dalam, di dalam, pada, di tengah tengah, di tengah
  at on: on, on top of, onto, upon | di atas
  route into: into | ke dalam
  route out of: out of | keluar dari, ke luar
  route to: to, towards, toward, up to | ke, menuju, kepada, ke arah, sampai ke
  route from: from, off | dari
  route along: along, down | sepanjang
  route across: across | di seberang
  route through: through | melalui, lewat, menembus
  route near: near, by, close to, around, nearby | dekat, di dekat, di sekitar, sekitar, dekat dengan
  route over: over, past | melewati
  route at the edge of: at the edge of, on the edge of, at the side of, on the side of, alongside | di tepi, di pinggir, tepi,
    pinggir
  relation under: under, beneath, below, underneath | di bawah, bawah
  relation behind: behind | di belakang, belakang
  relation beside: beside, next to | di samping, samping, di sebelah, sebelah
  relation above: above | di atasnya
  relation in front of: in front of, facing | di depan, depan, di hadapan
  relation between: between, among, amongst, amid, surrounded by | di antara, antara, dikelilingi
  relation against: against | melawan
  relation outside: outside, outside of | di luar, luar
  relation made of: made of | terbuat dari
`;

/** How many: `number: English | Indonesian`. "Several" and "many" are the counts that still read as such in a picture. */
export const countWords = `
  1: one, single, a single | satu
  2: two, a pair of, pair of, a couple of, both, twin, double | dua, sepasang, kedua, berdua
  3: three, several, a few, few, trio of | tiga, beberapa, bertiga
  4: four | empat
  5: five, many, lots of, a lot of, a group of, group of, a flock of, flock of, herd of, a herd of, pack of, a pack of, school of,
    a school of, a crowd of, a row of, row of, rows of, dozens of, countless, numerous, swarm of, a swarm of | lima, banyak,
    sekelompok, sekawanan, kawanan,
    segerombolan, rombongan, sekumpulan
  6: six, half a dozen | enam
  7: seven | tujuh
  8: eight | delapan
  9: nine | sembilan
  10: ten | sepuluh
  11: eleven | sebelas
  12: twelve, a dozen, dozen | dua belas, selusin
  20: twenty | dua puluh
  100: hundred, a hundred, hundreds of | seratus, ratusan
`;

/** Units of time: `seconds in one: English | Indonesian`. They count only right behind a number. */
export const durationWords = `
  1: s, sec, secs, second, seconds | detik, dtk
  60: min, mins, minute, minutes | menit
`;

/** Nobody is there: what is said in one breath and still forbids something. */
export const absenceWords = `
  person: nobody, no one, no people, no humans, no person, without people, without anyone | tidak ada orang, tanpa orang,
    tak ada orang, tak seorang pun
  text: no text, without text, textless, no captions | tanpa teks, tanpa tulisan
  watermark: no watermark, no watermarks, without watermark | tanpa tanda air, tanpa watermark
`;
