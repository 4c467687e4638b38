import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {canonical} from '../../../src/core/canonical.ts';
import {type ScenePlan, scenePlanSchema} from '../../../src/core/scene-plan.ts';
import {explainScenePlan} from '../../../src/plan/read-prompt/explain-scene-plan.ts';
import {plannerIdentity, readPieces, readPrompt} from '../../../src/plan/read-prompt/read-prompt.ts';
import {startReading} from '../../../src/plan/read-prompt/reading.ts';

const words = fc.constantFrom(
  ...['a', 'the', 'red', 'merah', 'fox', 'kucing', 'orange', 'and', 'dan', 'of', 'no', 'tanpa', 'wearing', 'memakai', 'with', 'running'],
  ...[
    'at',
    'di',
    'under',
    'tram stop',
    'sofa',
    'camera',
    'kamera',
    'pans',
    'mendekat',
    'left',
    'ke kiri',
    'slow',
    'pelan',
    'dusk',
    'hujan',
  ],
  ...['two', '2', '3.5', 'seconds', 'detik', '35', 'mm', ',', '.', ':', '"', '“', '”', '{', '}', '{fox}', 'says', 'sfx', 'suara', 'zorgle'],
);
const anyText = fc.oneof(
  fc.string({unit: 'binary', maxLength: 60}),
  fc.string({unit: 'grapheme', maxLength: 60}),
  fc.array(words, {maxLength: 25}).map((list) => list.join(' ')),
);
const ingredients = [{kind: 'character' as const, name: 'fox', look: 'a red fox', references: []}];

describe('any text at all', () => {
  it('reads as a plan that the schema accepts, that JSON keeps and that can be hashed', () => {
    fc.assert(
      fc.property(anyText, (prompt) => {
        const plan = readPrompt(prompt, {ingredients});
        expect(scenePlanSchema.parse(plan)).toEqual(plan);
        expect(JSON.parse(canonical(plan))).toEqual(plan);
      }),
      {numRuns: 500},
    );
  });

  it('reads the same every time', () => {
    fc.assert(
      fc.property(anyText, (prompt) => {
        expect(readPrompt(prompt, {ingredients})).toEqual(readPrompt(prompt, {ingredients}));
      }),
    );
  });

  it('can be explained', () => {
    fc.assert(
      fc.property(anyText, (prompt) => {
        const scenePlan: ScenePlan = readPrompt(prompt, {ingredients});
        const {fields} = explainScenePlan({prompt, ingredients, overrides: null, scenePlan});
        expect(fields.filter(({origin}) => origin.kind === 'kept' || origin.kind === 'override')).toEqual([]);
      }),
    );
  });

  it.each(['狐が雨の中で待っている', 'ثعلب أحمر تحت المطر', '🦊🌧️', 'рыжая лиса ждёт', 'un zorro rojo'])(
    'that the lexicon has no word of is the subject as it was written: %s',
    (prompt) => expect(readPrompt(prompt).subjects).toEqual([{noun: prompt, count: 1, colours: [], attributes: [], ingredient: null}]),
  );

  it('without any words leaves everything open', () => {
    for (const prompt of ['', '   ', '?!', '\n']) expect(readPrompt(prompt).subjects).toEqual([]);
  });

  it('reads alike in any case and width', () => {
    expect(readPrompt('A RED FOX AT DUSK')).toEqual(readPrompt('a red fox at dusk'));
    expect(readPrompt('ａ ｒｅｄ ｆｏｘ')).toEqual(readPrompt('a red fox'));
    // Turkish has an I without a dot: only a lower-casing that knows no locale keeps "İ" and "I" apart alike everywhere.
    expect(readPrompt('IN THE CITY').location.kind).toBe('city');
  });
});

describe('a long prompt', () => {
  const shapes = {
    'one unknown word': 'x',
    'unknown words': 'zorgle ',
    'opening quotes': '“',
    'opening braces': '{',
    articles: 'a ',
    'small words': 'very ',
    'weather words': 'rainy ',
    adjectives: 'red ',
    'a noun that owns a noun': 'box of ',
    negations: 'no fox or ',
    'camera moves': 'camera pans slowly ',
    'labels without a noise': 'sfx: ',
    'a sentence': 'a red fox waits at the tram stop at dusk, ',
  };

  it.each(Object.entries(shapes))('is read in steps linear in its pieces: %s', (_, shape) => {
    const steps = [5_000, 10_000].map((length) => countSteps(shape.repeat(length / shape.length)));
    expect(steps[1]).toBeLessThanOrEqual(2.1 * (steps[0] ?? 0) + 1000);
  });

  /** How often the steps look at a piece: what grows with the square of a prompt shows here, on any machine, without a clock. */
  const countSteps = (prompt: string): number => {
    const reading = startReading(prompt, [], new Map());
    let looks = 0;
    const pieces = new Proxy(reading.pieces, {
      get: (target, key, receiver) => {
        looks += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    readPieces({...reading, pieces});
    return looks;
  };
});

describe('a prompt of 50,000 characters', () => {
  it('is read whole', () => {
    const plan = readPrompt('a red fox waits at the tram stop at dusk, '.repeat(1190));
    expect(plan.subjects).toEqual([{noun: 'fox', count: 1, colours: ['red'], attributes: [], ingredient: null}]);
  });
});

describe('the built-in planner', () => {
  it('names itself, for the lock', () => expect(plannerIdentity).toEqual({id: 'built-in', version: '2'}));
});
