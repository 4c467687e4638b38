/** What is sold, held and shown in an advertisement, and the furniture it stands on. */
export const products = `
  bottle: water bottle, glass bottle | botol, botol air, botol minum, botol air minum
  perfume bottle: perfume, bottle of perfume | parfum, botol parfum
  lotion bottle: shampoo bottle, lotion | losion, botol sampo
  lipstick: | lipstik, gincu
  soda can: tin can | kaleng
  jar: glass jar | toples, stoples
  glass: drinking glass | gelas
  plate: dish | piring
  bowl: | mangkuk, mangkok
  spoon: | sendok
  fork: | garpu
  knife: kitchen knife | pisau
  frying pan: cooking pot, saucepan | wajan, panci, penggorengan
  bag: tote bag, paper bag | tas, kantong
  handbag: purse, clutch bag | tas tangan
  shopping bag: shopping bags | tas belanja, kantong belanja
  suitcase: luggage, baggage | koper
  wallet: | dompet
  box: cardboard box, package, parcel, carton | kotak, kardus, paket
  gift: present, gift box, wrapped gift | kado, hadiah
  phone: smartphone, mobile phone, cell phone, cellphone | ponsel, hp, telepon genggam, handphone
  telephone: | telepon
  laptop: notebook computer | laptop
  computer: desktop computer, monitor | komputer
  tablet: | tablet
  keyboard: | papan ketik
  camera: | kamera
  television: tv | televisi, tv
  radio: boombox | radio
  loudspeaker: speaker | pengeras suara, speaker
  microphone: mic | mikrofon
  lamp: desk lamp, table lamp | lampu, lampu meja
  light bulb: bulb | bohlam, bola lampu
  candle: | lilin
  lantern: paper lantern | lentera, lampion
  flashlight: torch | senter, obor
  clock: alarm clock | jam, jam dinding, jam weker
  watch: wristwatch, smartwatch | jam tangan, arloji
  ring: | cincin
  gem: diamond, jewel, gem stone | permata, berlian
  book: novel | buku
  notebook: diary | buku catatan, buku harian
  newspaper: | koran, surat kabar
  letter: envelope | surat, amplop
  map: | peta
  pen: | pena, pulpen
  pencil: | pensil
  paintbrush: | kuas
  scissors: | gunting
  key: | kunci
  mirror: | cermin
  umbrella: parasol | payung
  ball: | bola
  soccer ball: football | bola sepak, bola kaki
  basketball: | bola basket
  balloon: | balon
  kite: | layangan, layang layang
  teddy bear: plush toy | boneka beruang, boneka
  toy: doll | mainan
  guitar: | gitar
  piano: | piano
  drum: | drum, gendang, bedug
  violin: | biola
  trumpet: saxophone | terompet, saksofon
  gamelan: gong | gamelan, gong
  chair: armchair | kursi
  sofa: couch | sofa
  table: desk | meja
  bed: | ranjang, tempat tidur, kasur
  bench: | bangku
  shelf: bookshelf | rak, rak buku
  door: doorway | pintu
  window: | jendela
  curtain: curtains | tirai, gorden
  carpet: rug | karpet
  fan: | kipas, kipas angin
  refrigerator: fridge | kulkas
  washing machine: | mesin cuci
  coffee machine: espresso machine | mesin kopi
  soap: | sabun
  toothbrush: | sikat gigi
  tent: | tenda
  basket: | keranjang
  bucket: | ember
`;
