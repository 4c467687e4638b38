import type {TimedWord} from '../../src/core/timed-word.ts';

/** Speech at an even pace, with a pause after every sign that asks for one. */
export const spoken = (text: string, secondsPerWord = 0.35): TimedWord[] => {
  let at = 0;
  return text.split(' ').map((word) => {
    const startInSeconds = at;
    const endInSeconds = at + secondsPerWord;
    at = endInSeconds + (/[.!?]$/.test(word) ? 0.4 : /[,;:]$/.test(word) ? 0.15 : 0);
    return {text: word, startInSeconds, endInSeconds};
  });
};
