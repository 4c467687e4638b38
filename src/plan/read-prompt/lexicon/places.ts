/** Where a shot can be: `kind > place: English | Indonesian`; a line without `>` says the kind itself. A place is never a subject. */
export const places = `
  city: city, downtown, town, urban, metropolis, big city | kota, perkotaan
  city > tram stop: streetcar stop | halte trem
  city > bus stop: bus shelter | halte, halte bus, halte bis
  city > train station: railway station, station, train platform, platform | stasiun, stasiun kereta, peron
  city > metro station: subway station, subway | stasiun mrt, stasiun bawah tanah
  city > bus terminal: | terminal, terminal bus
  city > airport: runway | bandara, lapangan terbang
  city > street: city street, avenue, boulevard | jalan, jalanan
  city > alley: alleyway, back street, backstreet | gang, lorong
  city > crosswalk: crossing, zebra crossing, intersection | zebra cross, penyeberangan, perempatan, persimpangan
  city > sidewalk: pavement | trotoar
  city > square: town square, plaza, city square | alun alun, lapangan kota
  city > skyline: city skyline, cityscape | cakrawala kota, pemandangan kota
  city > city lights: lights of the city | lampu kota
  city > rooftop: roof | atap, atap gedung
  city > parking lot: car park, parking garage | parkiran, tempat parkir
  city > tunnel: | terowongan
  city > highway: motorway, freeway | jalan tol, jalan raya
  city > harbour: harbor, port, dock | pelabuhan, dermaga
  city > canal: | kanal
  city > playground: | taman bermain
  city > stage: concert | panggung, konser
  city > cinema: movie theater, theater, theatre | bioskop, teater
  city > school: schoolyard | sekolah, halaman sekolah
  city > Jakarta: | jakarta
  city > Bandung: | bandung
  city > Yogyakarta: jogja | yogyakarta, jogja
  city > Surabaya: | surabaya
  city > Tokyo: | tokyo
  city > Kyoto: | kyoto
  city > Paris: | paris
  city > London: | london
  city > New York: new york city, nyc, manhattan | new york
  city > Singapore: | singapura
  village: village, countryside, hamlet | desa, kampung, pedesaan, dusun
  village > Bali: | bali
  village > yard: backyard, front yard | halaman, pekarangan, halaman rumah
  village > porch: veranda, terrace, patio | teras, beranda
  home: home, indoors, interior | dalam rumah, dalam ruangan, ruangan
  home > living room: lounge | ruang tamu, ruang keluarga
  home > bedroom: | kamar, kamar tidur
  home > kitchen: | dapur
  home > bathroom: | kamar mandi
  home > dining room: dining table | ruang makan, meja makan
  home > room: | ruang
  home > attic: | loteng
  home > garage: | garasi
  home > balcony: | balkon
  home > window sill: windowsill | ambang jendela
  home > fireplace: | perapian
  cafe: cafe, café, coffee shop, coffeehouse | kafe, kedai kopi, warung kopi, kedai
  cafe > restaurant: diner, bistro | restoran, rumah makan
  cafe > food stall: street food stall, food cart | warung, warteg, angkringan, kaki lima
  cafe > bar: pub | bar
  cafe > counter: bar counter | konter
  cafe > bakery: | toko roti
  shop: shop, store, boutique | toko, butik
  shop > market: night market, marketplace, bazaar | pasar, pasar malam
  shop > supermarket: grocery store, convenience store | supermarket, swalayan, minimarket
  shop > mall: shopping mall, shopping center, department store | mal, mall, pusat perbelanjaan
  shop > bookstore: bookshop | toko buku
  shop > flower shop: florist | toko bunga
  workplace > office: cubicle | kantor, ruang kantor
  workplace > library: | perpustakaan
  workplace > classroom: | kelas, ruang kelas
  workplace > laboratory: lab | laboratorium
  workplace > factory: warehouse, industrial hall | pabrik, gudang
  workplace > workshop: | bengkel
  workplace > gym: fitness center | gimnasium, pusat kebugaran
  workplace > construction site: | proyek bangunan
  studio: photo studio, studio, white background, plain background, seamless background, pedestal, podium, cyclorama | studio,
    studio foto, latar putih, latar polos
  vehicle: vehicle interior, cabin interior | kabin
  vehicle > car: car interior | interior mobil
  vehicle > cockpit: | kokpit
  forest: forest, woods, woodland | hutan, rimba
  forest > jungle: rainforest, tropical forest | hutan hujan, hutan tropis, hutan belantara
  forest > bamboo forest: bamboo grove | hutan bambu
  forest > pine forest: | hutan pinus
  forest > clearing: glade | tanah lapang
  forest > path: trail, forest path | jalan setapak, setapak
  park: park, city park | taman, taman kota
  park > garden: flower garden, orchard | kebun, taman bunga, kebun bunga
  park > zoo: | kebun binatang
  park > amusement park: theme park, fairground, carnival | taman hiburan, pasar malam keliling
  park > swimming pool: pool | kolam renang
  field: field, meadow, grassland, prairie, savanna, savannah | padang rumput, padang, sabana, lapangan
  field > rice field: rice fields, paddy field, paddies, rice terrace | sawah, persawahan, terasering
  field > farm: farmland, ranch, pasture | ladang, peternakan, lahan pertanian
  field > wheat field: | ladang gandum
  field > tea plantation: plantation | kebun teh, perkebunan
  field > flower field: lavender field, field of flowers | padang bunga, ladang bunga
  field > country road: dirt road | jalan desa, jalan tanah
  field > road: |
  mountain: mountain, mountains, peak, summit, alps, mountaintop | gunung, pegunungan, puncak
  mountain > hill: hills, hillside | bukit, perbukitan
  mountain > valley: canyon, gorge | lembah, ngarai
  mountain > cliff: | tebing, jurang
  mountain > volcano: crater | gunung berapi, kawah
  mountain > cave: | gua
  mountain > Mount Bromo: mount bromo | bromo, gunung bromo
  desert: desert | gurun, padang pasir
  desert > dunes: dune, sand dunes, sand dune | bukit pasir
  desert > oasis: | oasis
  snowfield: snowfield, tundra, snowy field, snowy landscape, glacier, arctic, antarctica | padang salju, kutub
  beach: beach, shore, seashore, coast, coastline, seaside | pantai, pesisir, tepi pantai
  beach > pier: jetty, boardwalk | jembatan kayu, tepi dermaga
  beach > island: tropical island, desert island | pulau
  beach > sand: sandbank | pasir
  sea: sea, ocean, open sea, high seas | laut, lautan, samudra, samudera
  sea > bay: lagoon | teluk, laguna
  lake: lake, lakeside, lakeshore | danau, tepi danau, telaga
  lake > river: stream, creek, riverbank, riverside | sungai, kali, tepi sungai
  lake > waterfall: waterfalls | air terjun
  lake > pond: | kolam
  lake > swamp: marsh | rawa
  underwater: underwater, under the sea, under the water, seabed, ocean floor, under water | bawah laut, bawah air, dasar laut
  underwater > coral reef: reef | terumbu
  underwater > aquarium: | akuarium
  sky: sky, above the clouds, mid air, midair, the air, over the clouds, heavens | langit, udara, angkasa, atas awan
  space: outer space, space, galaxy, cosmos, orbit of earth, universe | luar angkasa, antariksa, galaksi, ruang angkasa
  space > moon surface: lunar surface, surface of the moon | permukaan bulan
  space > space station: | stasiun luar angkasa
`;
