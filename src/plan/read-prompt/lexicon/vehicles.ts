/** Vehicles that one sits inside of: "in the car" is a place. */
export const vehicles = `
  car: automobile, sedan, suv | mobil
  sports car: racing car, race car | mobil sport, mobil balap
  taxi: cab | taksi
  police car: | mobil polisi
  ambulance: | ambulans
  fire engine: fire truck | mobil pemadam
  truck: lorry, pickup, pickup truck | truk
  delivery van: van, minivan | mobil box, mobil van
  bus: coach, double decker | bus, bis
  minibus: | angkot, minibus, mikrolet
  tram: streetcar, trolley | trem
  train: railway car | kereta, kereta api
  bullet train: high speed train | kereta cepat
  locomotive: steam train | lokomotif
  metro: subway train | mrt
  cable car: gondola, funicular | kereta gantung
  tractor: | traktor
  excavator: bulldozer | ekskavator
  airplane: plane, aeroplane, jet, aircraft | pesawat, pesawat terbang
  helicopter: chopper | helikopter
  hot air balloon: | balon udara
  rocket: | roket
  spaceship: spacecraft, space shuttle, starship | pesawat luar angkasa, pesawat ruang angkasa
  ufo: flying saucer | ufo, piring terbang
  satellite: | satelit
  ship: cruise ship, ocean liner, cargo ship | kapal, kapal laut
  ferry: | kapal feri, feri
  boat: rowboat, fishing boat | perahu, sampan
  motorboat: speedboat | perahu motor
  sailboat: yacht, sailing boat | perahu layar, kapal layar
  canoe: kayak | kano, kayak
  submarine: | kapal selam
  carriage: cart, horse carriage | delman, andong, gerobak
`;

/** Vehicles that one sits on top of: "on a bicycle" says how the subject stands, not where. */
export const mounts = `
  bicycle: bike | sepeda
  motorcycle: motorbike | motor, sepeda motor
  scooter: motor scooter, vespa | skuter, vespa
  kick scooter: | otoped
  rickshaw: pedicab | becak, bajaj
  skateboard: | papan luncur, skateboard
  surfboard: | papan selancar
  wheelchair: | kursi roda
  skis: | papan ski
  sled: sleigh | kereta salju
`;
