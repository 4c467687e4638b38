/** Function words: the ones that a sentence of a language can hardly do without, and that other languages here do not have. */
const functionWords: Readonly<Record<string, string>> = {
  en: 'the a an and or but is are was were be been it he she they we you i of to in on at for with from this that not do does did have has had will would can could what where when who how why so as by his her their our my your there all one no yes some late every before after into out up down about',
  id: 'yang dan di ke dari ini itu untuk dengan tidak adalah pada akan sudah belum juga atau karena saya kamu kami kita mereka ada bisa dalam oleh sebagai apa siapa kapan mengapa bagaimana selamat pagi malam kabar terima kasih',
  de: 'der die das und oder aber ist sind war ein eine einen nicht ich du er sie wir ihr mit von zu auf für den dem des im am wenn wie was wer auch nur noch schon',
  fr: 'le la les un une des et ou mais est sont était je tu il elle nous vous ils ne pas pour avec dans sur ce cette qui que quoi où au aux du',
  es: 'el la los las un una unos y o pero es son era yo tú él ella nosotros no para con en por que qué quién cómo cuándo dónde del al se su este esta',
  it: 'il lo la gli le un uno una e o ma è sono era io tu lui lei noi non per con in su che chi come quando dove del della nel nella questo questa',
  pt: 'o a os as um uma e ou mas é são era eu tu ele ela nós não para com em por que quem como quando onde do da no na este esta',
  nl: 'de het een en of maar is zijn was ik jij hij zij wij niet voor met van op in dat die wat wie hoe waar ook nog al',
};

const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
];

/**
 * The language that a text shows, as far as a few words can; null where it shows none. Other scripts tell by their letters, Latin ones by their
 * function words: only a clear lead counts, because a wrong guess stops a render.
 *
 * @example
 * languageOfText('Selamat pagi, apa kabar?') // 'id'
 * languageOfText('Reshoot!') // null
 */
export const languageOfText = (text: string): string | null => {
  const letters = [...text].filter((character) => /\p{L}/u.test(character));
  for (const [script, language] of scripts) {
    if (letters.filter((letter) => script.test(letter)).length * 4 > letters.length) return language;
  }
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(functionWords)
    .map(([language, list]) => {
      const known = new Set(list.split(' '));
      return {language, score: words.filter((word) => known.has(word)).length};
    })
    .sort((a, b) => b.score - a.score);
  const [best, next] = scores;
  return best && next && best.score >= 2 && best.score >= 2 * next.score ? best.language : null;
};
