/** Food and drink, dishes of both languages' tables included. */
export const food = `
  coffee cup: cup of coffee, coffee mug, mug of coffee, hot beverage, cup, mug, takeaway cup, paper cup | cangkir kopi,
    secangkir kopi, gelas kopi, segelas kopi, cangkir, secangkir
  coffee: espresso, latte, cappuccino | kopi
  coffee beans: coffee bean | biji kopi
  tea: cup of tea, green tea, matcha | teh, secangkir teh, segelas teh
  teapot: kettle | teko, poci
  milk: glass of milk | susu, segelas susu
  juice: orange juice, fruit juice | jus, segelas jus
  lemonade: iced tea, soda, soft drink, cold drink | es teh, limun, minuman dingin, minuman soda
  bubble tea: boba | boba, teh boba
  smoothie: milkshake | smoothie
  cocktail: tropical drink, mocktail | koktail
  beer: pint of beer | bir
  wine: wine glass, glass of wine | anggur merah, segelas anggur
  water: glass of water | air, segelas air
  bread: loaf of bread, loaf, toast | roti, roti tawar
  croissant: pastry | croissant
  sandwich: | roti lapis
  burger: hamburger, cheeseburger | burger
  pizza: slice of pizza, pizza slice | pizza
  hot dog: sausage | sosis
  french fries: fries, chips | kentang goreng
  taco: burrito | taco
  sushi: sushi roll | sushi
  noodles: bowl of noodles, ramen, noodle, bowl of ramen | mi, mie, semangkuk mie, mi ayam, ramen
  meatball soup: | bakso, semangkuk bakso
  spaghetti: pasta | spageti, pasta
  soup: bowl of soup, stew | sup, semangkuk sup, soto, rawon
  rice: bowl of rice, cooked rice | nasi, sepiring nasi, semangkuk nasi
  fried rice: | nasi goreng
  curry: | kari, rendang, gulai
  satay: skewers, kebab | sate, kebab
  salad: | salad, gado gado
  dumpling: dim sum | pangsit, siomay
  egg: fried egg | telur, telur mata sapi
  cheese: | keju
  meat: steak | daging, steak, bistik
  fried chicken: chicken leg, drumstick | ayam goreng
  cake: birthday cake, slice of cake | kue, kue ulang tahun, kue tart
  cupcake: muffin | cupcake, bolu
  cookie: biscuit | kue kering, biskuit
  doughnut: donut | donat
  pancakes: pancake, waffle | panekuk, wafel
  pie: | pai
  ice cream: ice cream cone, gelato | es krim
  shaved ice: | es serut, es campur
  chocolate: chocolate bar | cokelat, coklat, cokelat batangan
  candy: sweets, lollipop | permen
  popcorn: | popcorn, berondong
  honey: jar of honey, honey pot | madu
  apple: | apel
  banana: | pisang
  orange: tangerine, mandarin | jeruk, buah jeruk
  lemon: lime | lemon, jeruk nipis
  mango: | mangga
  pineapple: | nanas
  watermelon: melon | semangka, melon
  grapes: grape | anggur, buah anggur
  strawberry: | stroberi
  cherry: cherries | ceri
  peach: | persik
  pear: | pir
  blueberry: blueberries | bluberi
  coconut: | kelapa
  avocado: | alpukat
  durian: | durian
  papaya: | pepaya
  fruit: fruits | buah
  vegetables: vegetable | sayur, sayuran
  tomato: | tomat
  carrot: | wortel
  potato: | kentang
  corn: ear of corn | jagung
  eggplant: | terong, terung
  chili: hot pepper, chili pepper | cabai, cabe
  onion: garlic | bawang
  pumpkin: | labu
  broccoli: cabbage, lettuce | brokoli, kubis
`;
