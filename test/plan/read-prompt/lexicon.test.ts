import {describe, expect, it} from 'vitest';
import {lexicon, phraseKey} from '../../../src/plan/read-prompt/language/lexicon.ts';
import type {Language, Tag} from '../../../src/plan/read-prompt/language/meaning.ts';

const entries = [...lexicon.meanings];
const nounsIn = (language: Language): ReadonlySet<string> =>
  new Set(
    entries.flatMap(([, meanings]) =>
      meanings.flatMap((meaning) =>
        meaning.tag === 'noun' && (meaning.language === language || meaning.language === 'both') ? [meaning.noun] : [],
      ),
    ),
  );
const phrasesWithSeveral = (...tags: readonly Tag[]): readonly string[] =>
  entries.filter(([, meanings]) => meanings.filter(({tag}) => tags.includes(tag)).length > 1).map(([phrase]) => phrase);

describe('the lexicon', () => {
  it('knows hundreds of nouns, each in both languages', () => {
    const english = nounsIn('en');
    const indonesian = nounsIn('id');
    expect(english.size).toBeGreaterThan(500);
    expect([...english].filter((noun) => !indonesian.has(noun))).toEqual([]);
  });

  it('gives no phrase two nouns, two colours, two actions or two values: a prompt has to read one way', () => {
    for (const tag of ['noun', 'place', 'colour', 'attribute', 'action', 'term', 'move', 'count'] as const) {
      expect([tag, phrasesWithSeveral(tag)]).toEqual([tag, []]);
    }
  });

  it('gives no phrase a place and a thing, which would be seen or not by chance', () => {
    expect(phrasesWithSeveral('noun', 'place')).toEqual(['car']);
  });

  it('holds every phrase in the form that prompts are cut into', () => {
    expect(entries.filter(([phrase]) => phrase === '' || phraseKey(phrase) !== phrase)).toEqual([]);
  });
});
