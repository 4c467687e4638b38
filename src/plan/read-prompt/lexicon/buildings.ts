/** What people build: a subject by itself, a place after "at" or "in". `kind > noun` names the backdrop it makes then. */
export const buildings = `
  village > house: cottage, villa | rumah
  village > hut: cabin, shack | gubuk, pondok
  village > traditional house: | rumah adat, rumah gadang, joglo
  village > treehouse: tree house | rumah pohon
  field > barn: farmhouse | lumbung
  field > windmill: | kincir angin
  city > building: | gedung, bangunan
  city > apartment building: apartment block, flats | apartemen, rumah susun
  city > skyscraper: high rise, tower block | pencakar langit, gedung pencakar langit, gedung tinggi
  city > tower: clock tower | menara, menara jam
  city > bridge: | jembatan
  city > old bridge: stone bridge | jembatan tua
  city > church: cathedral, chapel | gereja, katedral
  city > mosque: | masjid, mesjid
  city > temple: pagoda, shrine | kuil, pura, wihara, kelenteng
  field > candi: borobudur, prambanan | candi
  mountain > castle: fortress, palace | istana, kastil, benteng, keraton
  city > stadium: | stadion
  city > museum: | museum
  city > hospital: | rumah sakit
  city > hotel: | hotel
  city > bank: | bank
  sea > lighthouse: | mercusuar
  desert > pyramid: | piramida
  park > gazebo: pavilion | gazebo, saung
  park > ferris wheel: | bianglala
  park > carousel: merry go round | komidi putar, korsel
  park > roller coaster: | wahana
  park > statue: monument, sculpture | patung, monumen, tugu
  city > street lamp: lamp post, streetlight | lampu jalan
  city > traffic light: | lampu merah, lampu lalu lintas
  city > sign: signboard, billboard, neon sign, poster, placard | papan nama, papan iklan, poster, plang, baliho
  city > fence: wall, brick wall | pagar, tembok, dinding
  city > stairs: staircase, steps | tangga
`;
