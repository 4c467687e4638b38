import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {Tokenizer as HuggingFaceTokenizer} from '@huggingface/tokenizers';
import {z} from 'zod';
import {modelError} from '../model-error.ts';
import {readJsonIfThere} from '../read-json.ts';
import {encodeBytePairs, readBytePairs} from './clip-bpe.ts';

export interface Tokenizer {
  /** Ids of a text, without start and end. */
  readonly encode: (text: string) => number[];
  /** null where the kind has none: T5 starts without. */
  readonly start: number | null;
  readonly end: number | null;
  readonly pad: number;
  /** Tokens with start and end that the encoder was trained on; null where the folder does not say. */
  readonly maxLength: number | null;
}

const token = z.union([z.string(), z.object({content: z.string()}).transform(({content}) => content)]).nullish();

const specials = z.object({
  bos_token: token,
  eos_token: token,
  pad_token: token,
  unk_token: token,
  model_max_length: z.number().nullish(),
  /** Tokenizers of language models say whether their marks are added; those of CLIP and T5 always add what they have. */
  add_bos_token: z.boolean().nullish(),
  add_eos_token: z.boolean().nullish(),
});

/** A tokenizer folder: `vocab.json` and `merges.txt` (CLIP), or `tokenizer.json` (T5, umT5, Gemma, and CLIP without the two). */
export async function readTokenizer(folder: string): Promise<Tokenizer> {
  const where = (name: string) => path.join(folder, name);
  const config = specials.parse({
    ...(await readJsonIfThere(where('special_tokens_map.json'))),
    ...withoutNulls(await readJsonIfThere(where('tokenizer_config.json'))),
  });
  const merges = await readFile(where('merges.txt'), 'utf8').catch(() => null);
  const vocabulary = await readJsonIfThere(where('vocab.json'));
  const json = await readJsonIfThere(where('tokenizer.json'));
  const {encode, idOf} =
    vocabulary && merges !== null
      ? bytePairs(vocabularyOf(vocabulary, where('vocab.json')), merges, config)
      : fromTokenizerJson(json, config, folder);
  const end = idOf(config.eos_token);
  return {
    encode,
    // T5's post-processor adds an end only; CLIP's both.
    start: config.add_bos_token === false ? null : idOf(config.bos_token),
    end: config.add_eos_token === false ? null : end,
    pad: idOf(config.pad_token) ?? end ?? 0,
    // Transformers writes 10³⁰ for "no limit".
    maxLength: config.model_max_length && config.model_max_length < 1e6 ? config.model_max_length : null,
  };
}

interface Encoder {
  readonly encode: (text: string) => number[];
  readonly idOf: (token: string | null | undefined) => number | null;
}

function vocabularyOf(json: object, where: string): Record<string, number> {
  const read = z.record(z.string(), z.int()).safeParse(json);
  if (read.success) return read.data;
  const [at] = read.error.issues[0]?.path ?? [];
  throw modelError({
    expected: 'a whole number for each token',
    found: `something else at ${JSON.stringify(at)}`,
    fix: 'copy vocab.json from the model that was exported',
    where,
  });
}

function bytePairs(vocabulary: Record<string, number>, merges: string, config: z.output<typeof specials>): Encoder {
  const pairs = readBytePairs(vocabulary, merges);
  const idOf = (each: string | null | undefined) => (each ? (pairs.vocabulary.get(each) ?? null) : null);
  const marks = [config.bos_token, config.eos_token, config.pad_token, config.unk_token].filter((each) => idOf(each) !== null);
  // Where padding is "!", as in SD 2 and SDXL, every "!" of a text is that mark too.
  const separator = new RegExp(`(${marks.map((mark) => escaped(mark ?? '')).join('|')})`, 'u');
  const encode = (text: string) =>
    text.split(marks.length > 0 ? separator : /(?!)/).flatMap((part, i) => {
      const mark = i % 2 === 1 ? idOf(part) : null;
      return mark === null ? encodeBytePairs(part, pairs, idOf(config.unk_token) ?? 0) : [mark];
    });
  return {encode, idOf};
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function fromTokenizerJson(json: object | null, config: object, folder: string): Encoder {
  if (json === null) {
    throw modelError({
      expected: 'vocab.json and merges.txt, or tokenizer.json',
      found: 'neither',
      fix: 'copy them from the folder of the same name of the model that was exported',
      where: folder,
    });
  }
  const tokenizer = new HuggingFaceTokenizer(json, config);
  return {
    encode: (text) => tokenizer.encode(text, {add_special_tokens: false}).ids,
    idOf: (each) => (each ? (tokenizer.token_to_id(each) ?? null) : null),
  };
}

const withoutNulls = (json: object | null): object => Object.fromEntries(Object.entries(json ?? {}).filter(([, value]) => value !== null));

export interface Padded {
  readonly ids: number[];
  /** 1 for a token, 0 for padding. */
  readonly mask: number[];
}

/** Start, text, end, padding: exactly `length` tokens. What is too long loses its end, never its end mark. */
export function padded(tokenizer: Tokenizer, text: readonly number[], length: number): Padded {
  const {start, end, pad} = tokenizer;
  const room = length - (start === null ? 0 : 1) - (end === null ? 0 : 1);
  const ids = [...(start === null ? [] : [start]), ...text.slice(0, room), ...(end === null ? [] : [end])];
  const padding = Array.from({length: length - ids.length}, () => pad);
  return {ids: [...ids, ...padding], mask: [...ids.map(() => 1), ...padding.map(() => 0)]};
}
