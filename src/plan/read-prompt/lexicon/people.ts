/** Who can be in the picture. People that crafts and tales know count as beings like any animal. */
export const people = `
  person: human, someone, somebody, human being, passenger, customer, commuter, pedestrian, tourist, traveler, traveller | orang,
    manusia, seseorang, penumpang, pelanggan, pejalan kaki, turis, wisatawan
  man: guy, gentleman, male | pria, laki laki, lelaki, cowok
  man (elderly): old man, grandfather, grandpa | kakek
  woman: lady, female | wanita, perempuan, cewek
  woman (elderly): old woman, grandmother, grandma, granny | nenek
  boy: lad | anak laki laki, bocah
  girl: | gadis, anak perempuan
  child: kid, toddler | anak, anak kecil, anak anak
  baby: infant, newborn | bayi
  teenager: teen, adolescent, youth | remaja
  mother: mom, mum | ibu, mama
  father: dad | ayah, bapak, papa
  family: | keluarga
  couple: | pasangan
  friend: buddy | teman, sahabat, kawan
  crowd: | kerumunan, keramaian
  bride: | pengantin wanita
  groom: | pengantin pria
  king: emperor | raja
  queen: empress | ratu
  prince: | pangeran
  princess: | putri
  knight: | ksatria, kesatria
  samurai: | samurai
  ninja: | ninja
  pirate: | bajak laut
  wizard: mage, sorcerer | penyihir
  witch: | penyihir wanita
  fairy: pixie | peri
  elf: | elf
  mermaid: | putri duyung
  ghost: spirit | hantu, arwah
  vampire: | vampir
  zombie: | zombi, zombie
  angel: | malaikat
  superhero: hero | pahlawan super, pahlawan, superhero
  alien: extraterrestrial | makhluk asing, alien
  monster: creature, troll, ogre, goblin | monster
  robot: android, cyborg | robot
  astronaut: cosmonaut, spaceman | astronaut, astronot, antariksawan
  chef: cook | koki, juru masak
  barista: | barista
  waiter: waitress | pelayan, pramusaji
  farmer: | petani
  fisherman: fisher | nelayan
  doctor: surgeon | dokter
  nurse: health worker | perawat
  teacher: professor | guru, dosen
  student: pupil, schoolchild | murid, siswa, pelajar, mahasiswa
  police officer: policeman, policewoman, cop | polisi
  firefighter: fireman | pemadam kebakaran
  soldier: guard | tentara, prajurit
  scientist: researcher | ilmuwan, peneliti
  detective: | detektif
  pilot: | pilot
  driver: taxi driver, bus driver | sopir, supir, pengemudi
  courier: delivery man, delivery rider, postman, mailman | kurir, tukang pos
  construction worker: builder, worker | tukang, pekerja, buruh
  mechanic: engineer | mekanik, montir, insinyur
  office worker: businessman, businesswoman, clerk | pekerja kantor, karyawan, pegawai, pengusaha
  seller: vendor, shopkeeper, merchant | penjual, pedagang
  artist: painter | seniman, pelukis
  musician: guitarist, pianist, drummer | musisi, pemusik, pemain gitar
  singer: | penyanyi
  dancer: ballerina | penari, balerina
  actor: actress | aktor, aktris
  photographer: cameraman | fotografer, juru kamera
  athlete: player | atlet, pemain
  runner: jogger | pelari
  cyclist: | pesepeda
  swimmer: | perenang
  surfer: | peselancar
  skier: snowboarder | pemain ski
  hiker: climber, mountaineer | pendaki
  cowboy: cowgirl | koboi
  clown: | badut
  model: fashion model | peragawati
  santa claus: santa | sinterklas
`;
