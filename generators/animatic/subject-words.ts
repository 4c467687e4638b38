/**
 * Which illustration stands for a noun whose own name is not an icon's: `icon: nouns`. Nouns are those of the planner's lexicon and what
 * authors write besides. Adding a line changes takes that use the noun; removing one leaves them without a subject.
 */
export const subjectWords = `
  ox: bull
  ewe: sheep, lamb
  chipmunk: squirrel
  baby-chick: chick, duckling
  dove: pigeon, seagull, gull
  blackbird: crow, raven
  flamingo: heron, stork
  lizard: komodo dragon, gecko
  sauropod: dinosaur
  tropical-fish: goldfish, koi
  star: starfish
  honeybee: bee, bumblebee
  lady-beetle: ladybug, ladybird
  butterfly: dragonfly, moth
  glowing-star: firefly
  bug: caterpillar, insect
  black-cat: panther
  deciduous-tree: tree, banyan tree, oak
  evergreen-tree: pine tree, fir
  cherry-blossom: cherry tree, flower, blossom, orchid, jasmine, sakura
  hyacinth: lavender
  pine-decoration: bamboo
  herb: bush, grass, plant
  fallen-leaf: leaf, leaves
  spiral-shell: seashell, shell
  wood: log, branch
  nest-with-eggs: nest
  full-moon: moon
  ringed-planet: planet, saturn
  globe-showing-asia-australia: earth, globe
  water-wave: wave, puddle
  red-heart: heart, love
  woman-with-veil: bride
  crown: king
  princess: queen
  ninja: samurai
  shield: knight, armor
  man-mage: wizard
  woman-mage: witch
  woman-fairy: fairy
  woman-elf: elf
  woman-merpeople: mermaid
  man-vampire: vampire
  man-zombie: zombie
  baby-angel: angel
  man-superhero: superhero, hero
  ogre: monster
  man-cook: chef, cook, waiter
  woman-cook: barista
  man-rowing-boat: fisherman
  health-worker: doctor, nurse
  guard: soldier
  man-pilot: driver
  man-biking: cyclist, courier
  man-office-worker: seller, groom, businessman
  woman-office-worker: actor, businesswoman
  singer: musician
  woman-dancing: dancer
  selfie: photographer
  woman-running: athlete, runner
  woman-swimming: swimmer
  woman-surfing: surfer
  man-climbing: hiker
  man-beard: pirate
  cowboy-hat-face: cowboy
  clown-face: clown
  woman: woman, mother, model, lady, teenager
  man: man, father, friend, guy, person
  old-man: grandfather, old man
  old-woman: grandmother, old woman
  people-hugging: family, couple
  busts-in-silhouette: crowd
  hot-beverage: coffee cup, coffee, coffee beans, cup, mug, espresso, latte
  teacup-without-handle: tea
  glass-of-milk: milk
  cup-with-straw: juice, lemonade, soda, smoothie, soda can
  tropical-drink: cocktail
  beer-mug: beer
  wine-glass: wine
  hamburger: burger
  steaming-bowl: noodles, soup, meatball soup, ramen
  cooked-rice: rice, bowl
  curry-rice: fried rice, curry
  oden: satay
  green-salad: salad, vegetables
  cheese-wedge: cheese
  meat-on-bone: meat
  poultry-leg: fried chicken
  shortcake: cake
  chocolate-bar: chocolate
  honey-pot: honey
  red-apple: apple, fruit
  tangerine: orange
  cherries: cherry
  blueberries: blueberry
  melon: durian, papaya
  ear-of-corn: corn
  hot-pepper: chili
  jack-o-lantern: pumpkin
  soft-ice-cream: ice cream
  lotion-bottle: bottle, perfume bottle, perfume
  tumbler-glass: glass, water glass, water
  fork-and-knife-with-plate: plate, fork
  kitchen-knife: knife
  cooking: frying pan
  handbag: bag
  shopping-bags: shopping bag
  luggage: suitcase
  purse: wallet
  package: box
  wrapped-gift: gift, present
  mobile-phone: phone, tablet, smartphone
  desktop-computer: computer
  light-bulb: lamp
  red-paper-lantern: lantern
  mantelpiece-clock: clock
  gem-stone: gem, diamond
  closed-book: book
  envelope: letter
  world-map: map
  soccer-ball: ball, football
  nesting-dolls: toy
  musical-keyboard: piano
  long-drum: gamelan
  couch-and-lamp: sofa
  folding-hand-fan: fan
  automobile: car
  racing-car: sports car
  delivery-truck: truck, delivery van, van
  tram-car: tram, streetcar
  railway-car: train
  mountain-cableway: cable car
  tractor: excavator
  balloon: hot air balloon
  rocket: spaceship, spacecraft
  flying-saucer: ufo
  sailboat: boat, ship, yacht
  motor-boat: motorboat, speedboat
  horse: carriage
  motor-scooter: scooter, vespa
  auto-rickshaw: rickshaw, bajaj
  manual-wheelchair: wheelchair
  running-shoe: shoe, shoes, sneaker, sneakers, trainer
  hiking-boot: boot, boots
  high-heeled-shoe: high heels
  thong-sandal: sandals
  t-shirt: shirt, hoodie, sweater, batik shirt
  coat: jacket, raincoat
  dress: skirt, kebaya
  jeans: pants
  billed-cap: cap
  womans-hat: hat
  headphone: headphones
  one-piece-swimsuit: swimsuit
  house: home, house, cabin, cottage
  castle: castle, palace
  tokyo-tower: tower
  hut: hut
  ferris-wheel: ferris wheel
  snowman-without-snow: snowman
  fire: campfire
`;
