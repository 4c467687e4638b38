/** Letters of 3 × 5 dots, drawn for this card: five octal digits, one per row from the top, the highest bit on the left. */
const letters: {readonly [letter: string]: string} = {
  A: '25755',
  B: '65656',
  C: '34443',
  D: '65556',
  E: '74647',
  F: '74644',
  G: '34553',
  H: '55755',
  I: '72227',
  J: '11152',
  K: '55655',
  L: '44447',
  M: '57755',
  N: '65555',
  O: '25552',
  P: '65644',
  Q: '25563',
  R: '65655',
  S: '34216',
  T: '72222',
  U: '55557',
  V: '55552',
  W: '55775',
  X: '55255',
  Y: '55222',
  Z: '71247',
  0: '75557',
  1: '26227',
  2: '61247',
  3: '61216',
  4: '55711',
  5: '74616',
  6: '34652',
  7: '71122',
  8: '25252',
  9: '25316',
  ' ': '00000',
  '.': '00002',
  ',': '00024',
  ':': '02020',
  ';': '02024',
  '!': '22202',
  '?': '61202',
  '-': '00700',
  '+': '02720',
  '/': '11244',
  '(': '12221',
  ')': '42224',
  "'": '22000',
  '"': '55000',
  '{': '32623',
  '}': '62326',
  '=': '07070',
  '#': '57575',
  '%': '51245',
  '&': '25256',
  '*': '52500',
  '@': '25743',
  _: '00007',
  '<': '12421',
  '>': '42124',
  $: '36236',
  '|': '22222',
};

export const letterWidth = 3;
export const letterHeight = 5;

/**
 * The dots of a character, row by row; true is ink. Accents fall away and lower case is drawn as upper case. Of other writing systems the
 * card has no letters: such a character shows the bits of its code point, so that two of them still look different.
 *
 * @example
 * dotsOf('T') // [true, true, true, false, true, false, …]
 */
export const dotsOf = (character: string): boolean[] => {
  const plain = character.normalize('NFD').charAt(0).toUpperCase();
  const rows = letters[character] ?? letters[plain];
  if (rows !== undefined) return [...rows].flatMap((row) => [4, 2, 1].map((bit) => (Number(row) & bit) !== 0));
  const codePoint = character.codePointAt(0) ?? 0;
  return Array.from({length: letterWidth * letterHeight}, (_, bit) => ((codePoint >> bit) & 1) === 1);
};
