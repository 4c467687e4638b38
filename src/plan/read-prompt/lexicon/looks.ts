/** What the picture is made with and how it feels: `value: English | Indonesian`. A star marks adjectives, see `settings.ts`. */
export const styleWords = `
  cinematic: *cinematic, film look, movie still | *sinematik
  photorealistic: *photorealistic, *photo-realistic, *hyperrealistic, *realistic, photorealism, real photo | *realistis,
    *fotorealistik
  documentary: documentary, documentary style | dokumenter
  flat illustration: flat illustration, flat design, flat vector, vector art, flat style, vector illustration | ilustrasi datar,
    desain datar, gaya datar
  storybook: storybook, storybook illustration, picture book, children's book, fairy tale illustration | buku cerita,
    buku dongeng, ilustrasi buku anak
  illustration: illustration, illustrated, hand drawing, drawn | ilustrasi, gambar tangan
  watercolor: watercolor, watercolour, watercolor painting, watercolour painting | cat air, lukisan cat air
  oil painting: oil painting, oil paint, impressionist | lukisan cat minyak, cat minyak, lukisan
  ink: ink drawing, ink wash, sumi-e, line art | tinta, gambar garis
  pencil sketch: pencil sketch, pencil drawing, sketch, charcoal drawing | sketsa, sketsa pensil
  pixel art: pixel art, 8-bit, 16-bit | seni piksel, piksel
  anime: anime, anime style, manga, ghibli style | anime, gaya anime
  cartoon: *cartoon, cartoonish, comic book, comic | *kartun, komik
  3d render: 3d render, 3d animation, 3d, cgi, pixar style | animasi 3d
  claymation: claymation, clay animation, stop motion, stop-motion, plasticine | animasi tanah liat, plastisin
  paper cutout: paper cutout, papercut, paper craft, origami, collage | potongan kertas, kolase, guntingan kertas
  low poly: low poly, lowpoly |
  isometric: *isometric | *isometrik
  film noir: film noir, *noir | film noir
  black and white film: black and white film, black and white photo, black and white photography, black and white footage |
    film hitam putih, foto hitam putih
  vintage film: vintage film, 35mm film, 16mm film, super 8, film grain, *vintage, old film | film lawas, film tua
  retro: *retro, 80s, 80s style, 90s, 90s style, 70s, 1950s, 1960s, 1970s, 1980s, 1990s, 50s style, 60s style, synthwave,
    vaporwave | *jadul
  cyberpunk: *cyberpunk | *siberpunk
  steampunk: *steampunk |
  fantasy: *fantasy, magical realism | *fantasi
  surreal: *surreal, surrealist, dreamlike | *surealis
  minimalist: *minimalist, *minimal, minimalism | *minimalis
  wayang: shadow puppet, shadow play | wayang, wayang kulit
  batik: | motif batik, gaya batik
  time lapse: time lapse, timelapse, hyperlapse | selang waktu
  slow motion: slow motion, slow mo, slowmo | gerak lambat
  shallow depth of field: shallow depth of field, bokeh, blurred background, shallow focus | latar buram
  highly detailed: highly detailed, detailed, intricate, high quality, 4k, 8k, hd, sharp focus | sangat detail, detail tinggi,
    kualitas tinggi
`;

export const lightingWords = `
  soft: soft light, soft lighting, diffused light, soft shadows, soft natural light, gentle light | cahaya lembut,
    pencahayaan lembut
  hard: hard light, harsh light, hard shadows, harsh lighting, strong shadows | cahaya keras, cahaya tajam
  warm: warm light, warm lighting, warm glow | cahaya hangat, pencahayaan hangat
  cool: cool light, cold light, cool lighting | cahaya dingin
  natural: natural light, natural lighting, sunlight, window light, sun rays | cahaya alami, cahaya matahari, sinar matahari
  dramatic: dramatic light, dramatic lighting, chiaroscuro, moody lighting | cahaya dramatis, pencahayaan dramatis
  low-key: low key, low-key lighting, dim light, dimly lit | cahaya redup, remang remang, remang
  high-key: high key, high-key lighting, bright lighting, brightly lit | cahaya terang, terang benderang
  backlit: *backlit, backlight, backlighting, rim light, rim lighting, against the light | cahaya belakang, melawan cahaya
  silhouette: silhouette, silhouetted, in silhouette | siluet
  volumetric: volumetric light, volumetric lighting, god rays, light rays, light shafts, sunbeams | berkas cahaya
  neon: neon light, neon lights, neon lighting, *neon-lit, neon glow, *neon | lampu neon, cahaya neon
  candlelight: candlelight, candlelit, *candle-lit | cahaya lilin
  firelight: firelight | cahaya api
  moonlight: moonlight, *moonlit | cahaya bulan, sinar bulan
  studio: studio light, studio lighting, softbox, three-point lighting, studio lights | lampu studio, pencahayaan studio
  spotlight: spotlight | lampu sorot
`;

export const moodWords = `
  hopeful: *hopeful, optimistic, inspiring, uplifting | penuh harapan, optimis, menginspirasi
  happy: *happy, *cheerful, *joyful, joy, *merry, happily | bahagia, gembira, ceria, senang, riang
  sad: *sad, *melancholic, melancholy, *sorrowful, sadly | sedih, melankolis, murung, pilu
  lonely: *lonely, *solitary, loneliness, alone | kesepian, sendirian, sepi, sunyi
  calm: *calm, *peaceful, *serene, *tranquil, *relaxed, *quiet, calmly, quietly, peacefully | tenang, damai, tenteram, hening
  cozy: *cozy, *cosy, homely, warm atmosphere, warm mood | nyaman, hangat dan nyaman, suasana hangat
  romantic: *romantic, in love | romantis
  nostalgic: *nostalgic, nostalgia, wistful | nostalgia, rindu
  dreamy: *dreamy, *ethereal | seperti mimpi, melamun
  magical: *magical, *enchanted, whimsical, wonder, *mystical | ajaib, magis, mistis
  mysterious: *mysterious, mystery, enigmatic | misterius
  tense: *tense, suspenseful, thrilling, suspense | tegang, menegangkan
  scary: *scary, *spooky, *creepy, *eerie, horror, *ominous, *haunted | seram, menakutkan, menyeramkan, angker
  dramatic: *dramatic, *moody | dramatis
  epic: *epic, *majestic, heroic, *grand | epik, megah, gagah
  energetic: *energetic, *lively, dynamic, exciting | energik, bersemangat, semangat, penuh semangat
  playful: *playful, fun, *funny, humorous, playfully | jenaka, kocak
  luxurious: *luxurious, luxury, *premium | mewah
  proud: *proud, *confident, proudly | bangga, percaya diri
  angry: *angry, *furious, angrily | marah, garang
`;
