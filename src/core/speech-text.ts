/** A piece of a text that is spoken: a sentence with its words, or a silence that its author wrote. */
export type SpeechPiece =
  | {readonly kind: 'sentence'; readonly tokens: readonly string[]}
  | {readonly kind: 'pause'; readonly durationInSeconds: number};

/** Full stops after these end no sentence. */
const abbreviations = /(?:^|\s|\()(?:dr|mr|mrs|ms|prof|st|jr|sr|vs|etc|e\.g|i\.e|no|fig|approx|inc|ltd|co|[a-z])\.$/i;

const endOfSentence = /[.!?…。！？]["'”’)\]]*$/;

/**
 * Cuts a text into sentences, its words as written, and the pauses that `[pause 0.5s]` asks for. What generators of speech and the estimate of
 * a line share, so that captions have the same words whoever speaks.
 *
 * @example
 * speechPieces('Wait. [pause 1s] Dr. Smith is late.') // 'Wait.', a pause of 1 s, 'Dr. Smith is late.'
 */
export const speechPieces = (text: string): SpeechPiece[] => {
  const pieces: SpeechPiece[] = [];
  let tokens: string[] = [];
  const finish = (): void => {
    if (tokens.length > 0) pieces.push({kind: 'sentence', tokens});
    tokens = [];
  };
  for (const part of text.split(/(\[pause [\d.]+s?\])/)) {
    const pause = /^\[pause ([\d.]+)s?\]$/.exec(part);
    if (pause) {
      finish();
      pieces.push({kind: 'pause', durationInSeconds: Math.min(60, Number(pause[1]) || 0)});
      continue;
    }
    for (const token of part.split(/\s+/).filter(Boolean)) {
      const last = tokens.at(-1);
      // A dash, an emoji: nothing to say, but part of the line that is read along.
      if (!/[\p{L}\p{N}]/u.test(token) && last !== undefined) tokens[tokens.length - 1] = `${last} ${token}`;
      else tokens.push(token);
      const sentence = tokens.join(' ');
      if (endOfSentence.test(sentence) && !abbreviations.test(sentence)) finish();
    }
  }
  finish();
  return pieces;
};

/**
 * A word as it has to be spoken: by the dictionary where that has it, its punctuation kept.
 *
 * @example
 * pronounced('Reshoot,', [['Reshoot', 'ree shoot']]) // 'ree shoot,'
 */
export const pronounced = (token: string, pronunciations: readonly (readonly [word: string, spoken: string])[]): string => {
  const [, before = '', word = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(token) ?? [];
  const found = pronunciations.find(([entry]) => entry.toLowerCase() === word.toLowerCase());
  return found ? before + found[1] + after : token;
};
