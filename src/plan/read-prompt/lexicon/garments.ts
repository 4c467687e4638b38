/** What is worn: it belongs to a subject where there is one, and is the subject where there is none. */
export const garments = `
  raincoat: rain jacket, rain coat | jas hujan, mantel hujan
  coat: overcoat, trench coat | mantel
  jacket: leather jacket, denim jacket, blazer | jaket
  hoodie: | hoodie, jaket tudung
  sweater: pullover, cardigan, jumper | sweter, baju hangat
  shirt: blouse | kemeja, baju
  t-shirt: tee shirt, tee | kaos, kaus
  batik shirt: batik | batik, baju batik, kemeja batik
  dress: gown | gaun
  kebaya: | kebaya
  sarong: | sarung
  kimono: yukata | kimono
  skirt: | rok
  pants: trousers | celana, celana panjang
  jeans: | celana jeans, jins
  shorts: | celana pendek
  suit: tuxedo | setelan jas, jas
  uniform: | seragam
  space suit: spacesuit | baju astronaut, baju antariksa
  armor: armour | zirah, baju zirah
  costume: | kostum
  apron: | celemek
  cape: cloak | jubah
  scarf: shawl | syal, selendang
  hijab: headscarf, veil | hijab, jilbab, kerudung
  hat: straw hat, fedora | topi
  cap: baseball cap, beanie | topi bisbol, peci, kopiah
  helmet: | helm
  crown: tiara | mahkota
  glasses: eyeglasses, spectacles | kacamata
  sunglasses: | kacamata hitam
  headphones: headphone, headset, earphones | headphone, penyuara telinga
  mask: face mask | masker, topeng
  gloves: glove, mittens | sarung tangan
  necklace: | kalung
  necktie: tie, bow tie | dasi
  belt: | sabuk, ikat pinggang
  backpack: rucksack, school bag | ransel, tas punggung, tas ransel, tas sekolah
  shoe: shoes, footwear | sepatu
  running shoe: sneaker, trainer, sports shoe, running shoes | sepatu lari, sepatu kets, sepatu olahraga
  boot: rain boots, rain boot, rubber boots, wellies | sepatu bot, sepatu boots
  high heels: high heel, heels | sepatu hak tinggi, hak tinggi
  sandals: sandal, flip flops | sandal
  ballet shoes: | sepatu balet
  socks: sock | kaus kaki, kaos kaki
  swimsuit: bikini | baju renang
`;

/** Parts of a body: they describe whoever has them and are never a subject beside it. */
export const bodyParts = `
  hair: | rambut
  beard: mustache, moustache | jenggot, janggut, kumis
  face: | wajah, muka
  eyes: eye | mata
  nose: snout | hidung
  mouth: lips | mulut, bibir
  ears: ear | telinga, kuping
  hands: hand | tangan
  arms: arm | lengan
  legs: leg, feet, foot | kaki
  tail: | ekor
  wings: wing | sayap
  fur: | bulu
  horns: | tanduk
  smile: grin | senyum, senyuman
`;
