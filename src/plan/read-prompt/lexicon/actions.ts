/**
 * What subjects do: `gerund: English | Indonesian`. English -s, -ed and -ing forms are made by rule; a star marks irregular forms, taken as they are.
 * A `>` in front marks verbs that reach for something with a preposition: "looking at the sea" is an action, not a place.
 */
export const actionWords = `
  walking: walk, stroll, wander, step, tiptoe, march | berjalan, berjalan kaki, jalan kaki, melangkah, jalan jalan, berjalan jalan
  running: run, *ran, sprint, jog, dash, race, rush, gallop | berlari, lari, berlarian, berlari lari
  jumping: jump, leap, hop, bounce, skip | melompat, loncat, meloncat, lompat, melompat lompat
  flying: fly, *flew, soar, glide, hover | terbang, melayang layang
  swimming: swim, *swam | berenang, renang
  diving: dive | menyelam
  floating: float, drift | mengapung, mengambang
  climbing: climb, scramble | memanjat, mendaki
  falling: fall, *fell, tumble, drop | jatuh, berjatuhan, terjatuh
  crawling: crawl, creep, *crept | merangkak, merayap
  dancing: dance, twirl | menari, berdansa, joget, berjoget
  spinning: spin, *spun, rotate, whirl | berputar, berputar putar
  sitting: sit, *sat, *seated | duduk, terduduk
  standing: stand, *stood | berdiri
  lying: lie, *lay, *laid, *lying | berbaring, terbaring, rebahan, tergeletak
  kneeling: kneel, *knelt, crouch, squat | berlutut, jongkok, berjongkok
  leaning: lean | bersandar, menyandar
  waiting: wait, await | menunggu, tunggu, menanti
  resting: rest, relax | beristirahat, istirahat, bersantai, santai
  sleeping: sleep, *slept, nap, doze, *asleep | tidur, tertidur
  *waking up: wake up, *woke up, *wakes up, *waking up | bangun, terbangun
  >looking: look, stare, gaze, glance, peer, peek | melihat, memandang, menatap, menoleh, melirik, mengintip
  watching: watch, observe | menonton, mengamati, menyaksikan, memperhatikan
  reading: read | membaca, baca
  photographing: photograph, take photos, take pictures, *takes photos, *taking photos, *takes pictures | memotret, berfoto
  making: make, *made, create, prepare | membuat, bikin, menyiapkan
  checking: check, inspect | memeriksa, mengecek
  writing: write, *wrote | menulis, tulis
  drawing: | menggambar
  painting: paint | melukis
  drinking: drink, *drank, sip | minum, meminum, menyeruput
  eating: eat, *ate, chew, munch, bite, devour, taste | makan, memakan, menyantap, mengunyah, mencicipi
  cooking: cook, bake, fry, grill | memasak, masak, menggoreng, memanggang, membakar
  pouring: pour | menuang, menuangkan
  stirring: stir, mix | mengaduk
  cutting: cut, slice, chop | memotong, mengiris
  holding: hold, *held, carry, grip, clutch | memegang, membawa, menggenggam, menenteng
  hugging: hug, embrace | memeluk, menggendong
  opening: open | membuka
  closing: close, shut | menutup
  giving: give, *gave, hand over, offer | memberi, memberikan, menyerahkan
  buying: buy, *bought | membeli, berbelanja, belanja
  selling: sell, *sold | menjual, berjualan
  playing: play | bermain, main, memainkan
  singing: sing | bernyanyi, menyanyi
  >talking: talk, chat, converse, whisper, say | berbicara, bicara, mengobrol, ngobrol, berbisik, bercakap cakap
  laughing: laugh, giggle | tertawa, ketawa
  >smiling: smile, grin, beam | tersenyum, senyum
  crying: cry, weep, *wept, sob | menangis, nangis
  shouting: shout, yell, scream, roar, howl, bark, meow | berteriak, teriak, mengaum, menggonggong, mengeong, melolong
  >waving: wave | melambai, melambaikan, melambaikan tangan
  >pointing: point | menunjuk
  working: work | bekerja, kerja
  building: build, *built | membangun
  repairing: repair, fix | memperbaiki
  typing: type | mengetik
  studying: study, learn | belajar
  thinking: think, *thought | berpikir, merenung
  dreaming: dream | bermimpi
  driving: drive, *drove | menyetir, mengemudi, mengendarai mobil, melaju
  riding: ride, *rode | menunggang, menunggangi, menaiki, naik, mengendarai, bersepeda
  sailing: sail, row | berlayar, mendayung
  surfing: surf, skate, ski | berselancar
  fishing: | memancing
  pushing: push | mendorong
  pulling: pull, drag, tow | menarik
  throwing: throw, *threw, toss | melempar, melemparkan
  catching: catch, *caught, grab | menangkap
  kicking: kick | menendang
  fighting: fight, *fought, battle | berkelahi, bertarung, berperang
  chasing: chase, hunt, pursue | mengejar, berburu
  hiding: hide, *hid | bersembunyi, sembunyi
  exploring: explore, search, discover | menjelajah, menjelajahi, mencari
  gathering: gather, collect, pick, harvest, pick up, *picks up | mengumpulkan, memetik, memanen, panen
  planting: | menanam
  watering: | menyiram
  feeding: feed, *fed | memberi makan
  cleaning: clean, wash, sweep, *swept | membersihkan, mencuci, menyapu, mandi
  celebrating: celebrate, cheer | merayakan
  praying: pray, meditate | berdoa, bersembahyang, sholat, salat, bermeditasi
  kissing: kiss | mencium
  growing: grow, *grew, bloom | tumbuh, mekar, bermekaran
  burning: burn, blaze | terbakar
  shining: shine, *shone, glow, sparkle, glitter | berkilauan
  steaming: steam | beruap
  splashing: splash, spill | memercik, tumpah
  crossing: cross | menyeberang, menyeberangi, melintasi
  entering: enter | memasuki
  leaving: leave, depart | meninggalkan, berangkat, pergi
  arriving: arrive | tiba, datang
  passing: pass | melewati, lewat, melintas
  turning: turn | berbelok, menengok
  stretching: stretch, yawn | meregang, menguap
  shaking: shake, *shook, tremble | gemetar, menggeleng
  wagging: wag | mengibaskan
  moving: move | bergerak
  approaching: approach | mendekat, mendekati
  retreating: retreat | menjauh, menjauhi, mundur
  following: follow | mengikuti
  circling: circle | mengelilingi, mengitari
  rising: rise, *rose | terbit
`;
