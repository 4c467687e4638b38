import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {z} from 'zod';
import {chunks, emphasised} from '../../../generators/diffusers/text/chunks.ts';
import {emphasis} from '../../../generators/diffusers/text/emphasis.ts';
import {padded, readTokenizer} from '../../../generators/diffusers/text/tokenizer.ts';
import {writeOpenAiTokenizer} from './openai-vocabulary.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');
const models = path.join(fixtures, 'models');

const casesSchema = z.array(
  z.object({folder: z.string(), text: z.string(), length: z.int(), ids: z.array(z.int()), mask: z.array(z.int())}),
);
const cases = casesSchema.parse(JSON.parse(readFileSync(path.join(fixtures, 'tokens.json'), 'utf8')));

describe('tokens', () => {
  it.each(cases)('of "$text" are those of transformers, from $folder', async ({folder, text, length, ids, mask}) => {
    const tokenizer = await readTokenizer(path.join(models, folder));
    expect(padded(tokenizer, tokenizer.encode(text), length)).toEqual({ids, mask});
  });

  it('of a folder without a vocabulary are refused with the files that are missing', async () => {
    await expect(readTokenizer(path.join(fixtures, 'no-such-folder'))).rejects.toThrow(/vocab\.json and merges\.txt, or tokenizer\.json/);
  });
});

describe('tokens with OpenAI’s vocabulary', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clip-'));
  beforeAll(() => writeOpenAiTokenizer(folder));
  afterAll(() => rmSync(folder, {recursive: true, force: true}));

  it.each([
    ['', []],
    ['An astronaut riding a horse', [550, 18376, 6765, 320, 4558]],
    ['a photo of a cat', [320, 1125, 539, 320, 2368]],
    ['How are you doing?', [829, 631, 592, 1960, 286]],
    ["You should've done this", [592, 1535, 1200, 1700, 589]],
    ['The company was founded in 2016.', [518, 2634, 739, 12240, 530, 273, 271, 272, 277, 269]],
    ["A\n'll !!to?'d''d of, can't.", [320, 1342, 748, 531, 13610, 323, 8445, 323, 539, 267, 753, 713, 269]],
    ['生活的真谛是', [33375, 162, 112, 119, 163, 248, 226, 41570, 164, 108, 249, 42891, 363]],
    ['café naïve Ünïcödé', [15304, 1097, 35689, 563, 6522, 77, 35689, 66, 7255, 67, 4166]],
    [
      'slow dolly-in on a red fox, watercolor, 9:16 --ar 4:3',
      [5444, 23821, 268, 530, 525, 320, 736, 3240, 267, 14211, 267, 280, 281, 272, 277, 2432, 625, 275, 281, 274],
    ],
    // Python's regular expressions do not take the long s for an s.
    ["it'ſ", [585, 262, 129, 379]],
    ['🐱 emoji cat 👩‍🚀', [22979, 16327, 2368, 26304, 13542]],
  ])('of "%s" are those of its CLIP', async (text, ids) => {
    const tokenizer = await readTokenizer(folder);
    expect(tokenizer.encode(text)).toEqual(ids);
    expect([tokenizer.start, tokenizer.end]).toEqual([49406, 49407]);
  });
});

describe('emphasis', () => {
  it('is a weight in parentheses behind a colon', () => {
    expect(emphasis('a (red:1.3) fox')).toEqual([
      {text: 'a ', weight: 1},
      {text: 'red', weight: 1.3},
      {text: ' fox', weight: 1},
    ]);
  });

  it('multiplies where it is nested', () => {
    expect(emphasis('((a:2) b:1.5)')).toEqual([
      {text: 'a', weight: 3},
      {text: ' b', weight: 1.5},
    ]);
  });

  it('leaves other parentheses as they are, and escaped ones', () => {
    expect(emphasis('a (red) fox :) \\(x:1.2\\)')).toEqual([{text: 'a (red) fox :) (x:1.2)', weight: 1}]);
  });

  it('turns hidden states without changing their mean, and leaves them untouched at weight 1', () => {
    const states = Float32Array.of(1, 2, 3, 4);
    expect(emphasised(states, [1, 1])).toBe(states);
    const turned = emphasised(states, [1, 2]);
    expect(turned.reduce((a, b) => a + b, 0)).toBeCloseTo(10, 5);
    expect((turned[2] ?? 0) / (turned[0] ?? 1)).toBeCloseTo(6, 5);
  });
});

describe('chunks', () => {
  it('give each 75 tokens a start and an end, and short texts as many chunks as the longest has', async () => {
    expect(existsSync(path.join(models, 'sdxl'))).toBe(true);
    const tokenizer = await readTokenizer(path.join(models, 'sdxl', 'tokenizer'));
    const long = chunks('fox '.repeat(100), tokenizer, {length: 77});
    expect(long.length).toBeGreaterThan(1);
    for (const {ids} of long) {
      expect(ids.length).toBe(77);
      expect(ids[0]).toBe(tokenizer.start);
      expect(ids).toContain(tokenizer.end);
    }
    expect(chunks('', tokenizer, {length: 77, atLeast: long.length}).length).toBe(long.length);
  });
});
