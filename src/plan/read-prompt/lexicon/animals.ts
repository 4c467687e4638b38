/** `noun: English | Indonesian`; the noun itself is English too. Words in brackets go with the noun as attributes. See `../table.ts`. */
export const animals = `
  fox: vixen | rubah
  cat: kitty | kucing
  cat (young): kitten | anak kucing
  dog: hound, golden retriever, labrador, corgi, husky, bulldog, poodle | anjing
  dog (young): puppy | anak anjing
  rabbit: bunny, hare | kelinci
  bear: grizzly | beruang
  polar bear: ice bear | beruang kutub
  panda: giant panda | panda
  red panda: | panda merah
  koala: koala bear | koala
  wolf: | serigala
  lion: lioness | singa
  tiger: tigress | harimau, macan
  leopard: panther, jaguar, cheetah | macan tutul, cheetah
  elephant: | gajah
  giraffe: | jerapah
  zebra: | zebra
  rhinoceros: rhino | badak
  hippopotamus: hippo | kuda nil
  kangaroo: wallaby | kanguru
  monkey: ape | monyet, kera
  gorilla: | gorila
  orangutan: orang utan | orangutan, orang utan
  sloth: | kukang
  deer: stag, fawn | rusa, kijang, kancil
  moose: elk | rusa besar
  horse: pony, stallion, mare | kuda
  donkey: mule | keledai
  unicorn: | unicorn, kuda bertanduk
  cow: cattle | sapi
  bull: ox | banteng
  water buffalo: buffalo, bison | kerbau
  goat: | kambing
  sheep: ram, ewe | domba, biri biri
  sheep (young): lamb | anak domba
  pig: piglet, hog | babi
  boar: wild boar | babi hutan, celeng
  camel: dromedary | unta
  llama: alpaca | llama, alpaka
  mouse: | tikus, mencit
  rat: | tikus got
  hamster: guinea pig | hamster, marmut
  squirrel: chipmunk | tupai, bajing
  hedgehog: porcupine | landak
  badger: | luwak, musang
  raccoon: | rakun
  otter: | berang berang
  beaver: | biwara
  bat: | kelelawar
  bird: songbird, sparrow, robin, finch | burung, pipit
  chicken: hen | ayam
  rooster: cockerel | ayam jago
  chick: baby chick | anak ayam
  duck: duckling | bebek, itik
  goose: | angsa
  swan: | angsa putih
  turkey: | kalkun
  pigeon: dove | merpati
  seagull: gull | camar, burung camar
  crow: raven, blackbird | gagak, burung gagak
  owl: | burung hantu
  eagle: hawk, falcon | elang, rajawali, garuda
  parrot: macaw, cockatoo | burung beo, kakatua, nuri
  peacock: | merak, burung merak
  flamingo: | flamingo
  heron: stork, egret | bangau, burung bangau
  penguin: | penguin, pinguin
  frog: toad | katak, kodok
  turtle: tortoise | kura kura, penyu
  crocodile: alligator | buaya
  lizard: gecko, iguana | kadal, cicak, tokek
  komodo dragon: | komodo
  snake: python, cobra | ular
  dragon: | naga
  dinosaur: sauropod | dinosaurus
  t-rex: tyrannosaurus | tyrannosaurus
  fish: | ikan
  goldfish: tropical fish, koi | ikan mas, ikan koi
  shark: | hiu, ikan hiu
  whale: orca | paus, ikan paus
  dolphin: | lumba lumba
  seal: sea lion, walrus | anjing laut
  octopus: | gurita
  squid: | cumi cumi
  jellyfish: | ubur ubur
  crab: | kepiting
  lobster: crayfish | lobster
  shrimp: prawn | udang
  starfish: | bintang laut
  snail: slug | siput, bekicot
  butterfly: moth | kupu kupu, ngengat
  bee: honeybee, bumblebee | lebah, tawon
  ladybug: lady beetle, ladybird | kepik
  ant: | semut
  spider: | laba laba
  dragonfly: | capung
  firefly: | kunang kunang
  beetle: | kumbang
  fly: housefly | lalat
  mosquito: | nyamuk
  caterpillar: worm | ulat, cacing
`;
