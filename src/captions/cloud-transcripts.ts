import {entry, type Fields, fieldsOf, type HeardEntry, listOf, numberOf} from './heard-entry.ts';
import {isWithoutSpaces} from './script.ts';

/** Deepgram: `results.channels[].alternatives[].words[]`, in seconds. Two channels are two speakers, whose words are put in the order of time. */
export const wordsOfDeepgram = (results: Fields): HeardEntry[] => {
  const channels = listOf(results['channels']).map((channel, index) =>
    listOf(fieldsOf(listOf(fieldsOf(channel)['alternatives'])[0])['words']).map((each, at): HeardEntry => {
      const word = fieldsOf(each);
      return entry({
        text: String(word['punctuated_word'] ?? word['word'] ?? ''),
        ...{start: numberOf(word['start']), end: numberOf(word['end']), unit: 'seconds'},
        place: `channel ${index + 1}, word ${at + 1}`,
      });
    }),
  );
  const words = channels.flat();
  return channels.length === 1 ? words : words.sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
};

/** Amazon Transcribe: `results.items[]`; signs of punctuation are items without times, which belong to the word before. */
export const wordsOfAws = (results: Fields): HeardEntry[] => {
  const words: HeardEntry[] = [];
  for (const [index, each] of listOf(results['items']).entries()) {
    const item = fieldsOf(each);
    const content = String(fieldsOf(listOf(item['alternatives'])[0])['content'] ?? item['content'] ?? '');
    const last = words.at(-1);
    if (item['type'] === 'punctuation' && last) {
      words.splice(-1, 1, {...last, text: last.text + content});
    } else {
      const times = {start: numberOf(item['start_time']), end: numberOf(item['end_time']), unit: 'seconds'} as const;
      words.push(entry({text: content, ...times, place: `item ${index + 1}, ${JSON.stringify(content)}`}));
    }
  }
  return words;
};

/**
 * Google Speech-to-Text, version 1 and 2: `results[].alternatives[].words[]`, with "1.200s" or seconds and nanoseconds. A start of 0 is left out of the
 * JSON. With speakers, the last result has all words again.
 */
export const wordsOfGoogle = (results: readonly unknown[]): HeardEntry[] => {
  const lists = results.map((result, index) =>
    listOf(fieldsOf(listOf(fieldsOf(result)['alternatives'])[0])['words']).map((each, at): HeardEntry => {
      const word = fieldsOf(each);
      const end = numberOf(word['endTime'] ?? word['end_time'] ?? word['endOffset'] ?? word['end_offset']);
      const start = numberOf(word['startTime'] ?? word['start_time'] ?? word['startOffset'] ?? word['start_offset']);
      return entry({
        text: String(word['word'] ?? ''),
        ...{start: start ?? (end === null ? null : 0), end, unit: 'seconds'},
        place: `result ${index + 1}, word ${at + 1}, ${JSON.stringify(word['word'])}`,
      });
    }),
  );
  const before = lists.slice(0, -1).flat();
  const last = lists.at(-1) ?? [];
  const isAgain = before.length > 0 && last.length === before.length && last.every(({text}, index) => text === before[index]?.text);
  return isAgain ? last : lists.flat();
};

/** ElevenLabs' alignment of speech: a time for every character, in seconds. */
export const wordsOfCharacters = (alignment: Fields): HeardEntry[] => {
  const characters = listOf(alignment['characters']);
  const starts = listOf(alignment['character_start_times_seconds']);
  const ends = listOf(alignment['character_end_times_seconds']);
  const words: {text: string; start: number | null; end: number | null; place: string}[] = [];
  let isOpen = false;
  for (const [index, each] of characters.entries()) {
    const own = fieldsOf(each);
    const character = typeof each === 'string' ? each : String(own['text'] ?? '');
    if (/^\s*$/u.test(character)) {
      isOpen = false;
      continue;
    }
    const [start, end] = [numberOf(starts[index] ?? own['start']), numberOf(ends[index] ?? own['end'])];
    const last = words.at(-1);
    if (last && isOpen && !isWithoutSpaces(character)) {
      last.text += character;
      last.end = end ?? last.end;
    } else words.push({text: character, start, end, place: `character ${index + 1}, ${JSON.stringify(character)}`});
    isOpen = true;
  }
  return words.map((word) => entry({...word, unit: 'seconds'}));
};
