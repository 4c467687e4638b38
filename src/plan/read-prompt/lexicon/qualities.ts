/** Colours: `colour: English | Indonesian`. A shade's own word ("dark") goes in brackets and becomes an attribute. */
export const colourWords = `
  red: red, crimson, scarlet, ruby, reddish | merah
  red (dark): maroon, burgundy | merah tua, merah marun, marun
  orange: orange, amber, orangish | oranye, jingga
  yellow: yellow, lemon yellow, mustard, yellowish | kuning
  green: green, emerald, olive, greenish | hijau
  green (light): mint, mint green | hijau muda
  green (dark): | hijau tua
  teal: teal, turquoise, cyan, aqua | toska, biru hijau
  blue: blue, azure, cobalt, sapphire, bluish | biru
  blue (light): sky blue, baby blue | biru muda
  blue (dark): navy, navy blue, indigo | biru tua, biru dongker, nila
  purple: purple, violet, magenta, lilac, plum | ungu
  pink: pink, fuchsia, salmon, rosy | merah muda, merah jambu, pink
  brown: brown, chestnut, bronze, brownish | coklat, cokelat
  brown (dark): | coklat tua, cokelat tua
  brown (light): tan, caramel | coklat muda, cokelat muda
  beige: beige, cream, ivory, khaki, cream colored | krem, gading
  black: black, jet black | hitam
  grey: grey, gray, greyish, charcoal | abu abu, kelabu
  white: white, snow white | putih
  gold: gold, golden | emas, keemasan
  silver: silver, chrome | perak, keperakan
`;

/** Qualities that one can see. Words that are missing here still become attributes where they stand beside a noun. */
export const attributeWords = `
  small: small, little, tiny, miniature, petite | kecil, mungil
  large: large, big, huge, giant, enormous, massive, gigantic | besar, raksasa
  tall: tall, towering | tinggi, jangkung
  short: short | pendek
  long: long | panjang
  thin: thin, slim, skinny, slender | kurus, langsing, tipis
  fat: fat, chubby, plump, round | gemuk, gendut, bulat, gembul
  old: old, aged, ancient, antique | tua, kuno
  elderly: elderly | lanjut usia, lansia
  young: young | muda
  new: new, brand new | baru
  modern: modern | modern
  futuristic: futuristic | futuristik
  wooden: wooden, wood | kayu
  metal: metal, metallic, steel, iron | logam, besi, baja
  glass: | kaca
  stone: | berbatu
  leather: leather | kulit
  paper: paper | kertas
  plastic: plastic | plastik
  ceramic: ceramic, porcelain | keramik
  fluffy: fluffy, furry, fuzzy, hairy | berbulu, berbulu lebat
  soft: soft | lembut, empuk
  shiny: shiny, glossy, polished, sparkling, glittering | mengkilap, berkilau, mengilap
  glowing: glowing, luminous, illuminated, lit | bercahaya, menyala, bersinar
  transparent: transparent, translucent | transparan, bening
  clear: clear | jernih
  wet: wet, soaked | basah
  dry: dry | kering
  dirty: dirty, muddy, dusty | kotor, berdebu, berlumpur
  clean: clean | bersih
  broken: broken, cracked, ruined, abandoned, rusty | rusak, pecah, terbengkalai, berkarat
  warm: warm | hangat
  hot: hot, steaming | panas, mengepul
  cold: cold, iced | dingin
  fresh: fresh | segar
  delicious: delicious, tasty | lezat, enak
  dark: dark, deep | gelap
  light: light, pale | terang, pucat
  bright: bright |
  striped: striped, stripy | belang, loreng, bergaris
  spotted: spotted, dotted, polka dot | totol, bintik, polkadot
  patterned: patterned, floral | bermotif, motif bunga
  beautiful: beautiful, pretty, gorgeous, stunning, elegant, handsome | cantik, indah, elegan, tampan, ganteng, anggun
  cute: cute, adorable, sweet | imut, lucu, menggemaskan, manis
  strong: strong, muscular, mighty | kuat, kekar, perkasa
  tired: tired, sleepy, weary | lelah, capek, mengantuk
  empty: empty, deserted | kosong
  full: | penuh
  crowded: crowded, busy, bustling | ramai, padat, sibuk
  open: open | terbuka
  closed: closed | tertutup
  parked: parked | parkir, terparkir
  floating: | melayang, terapung
  curly: curly | keriting, ikal
  lush: lush, verdant, overgrown | rimbun, lebat, subur
`;
