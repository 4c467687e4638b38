/** Texts to what the network attends to. Each encoder is loaded once for all texts and released before the next. */
import path from 'node:path';
import {type Component, withComponent} from './component.ts';
import {modelError} from './model-error.ts';
import type {ModelFolder} from './model-folder.ts';
import {type Numbers, numbers} from './tensors.ts';
import {chunks, emphasised} from './text/chunks.ts';
import {padded, readTokenizer, type Tokenizer} from './text/tokenizer.ts';

export interface TextStates {
  /** [1, S, D] */
  readonly sequence: Numbers;
  /** [1, P]; null where the family has none. */
  readonly pooled: Numbers | null;
  /** [1, S], 1 for tokens; null where the network is not told. */
  readonly mask: Numbers | null;
}

/** One for each text. All have the same number of chunks, so that guidance can compare them. */
export async function encodeTexts(model: ModelFolder, texts: readonly string[], textTokens: number | null): Promise<TextStates[]> {
  switch (model.family.conditioning) {
    case 'last-states': {
      const {sequences} = await clip(model, {encoder: 'text_encoder', tokenizer: 'tokenizer', layer: 'last'}, texts);
      return sequences.map((sequence) => ({sequence, pooled: null, mask: null}));
    }
    case 'two-clips': {
      const [first, second] = await bothClips(model, texts);
      return texts.map((_, i) => ({
        sequence: sideBySide(at(first.sequences, i), at(second.sequences, i)),
        pooled: at(second.pooled, i),
        mask: null,
      }));
    }
    case 'two-clips-and-t5': {
      const [first, second] = await bothClips(model, texts);
      const t5 = await longStates(model, {part: 3, texts, textTokens});
      return texts.map((_, i) => {
        const pair = sideBySide(at(first.sequences, i), at(second.sequences, i));
        const [a, b] = [at(first.pooled, i), at(second.pooled, i)];
        const pooled = numbers([...a.data, ...b.data], [1, a.data.length + b.data.length]);
        return {sequence: behind(pair, t5 ? at(t5, i).states : null), pooled, mask: null};
      });
    }
    case 'clip-and-t5': {
      const {pooled} = await clip(model, {encoder: 'text_encoder', tokenizer: 'tokenizer', layer: 'last'}, texts);
      const t5 = (await longStates(model, {part: 2, texts, textTokens})) ?? [];
      return texts.map((_, i) => ({sequence: at(t5, i).states, pooled: at(pooled, i), mask: null}));
    }
    case 'instructed': {
      const states = await instructedStates(model, texts, textTokens);
      return states.map(({states: sequence, mask}) => ({sequence, pooled: null, mask: numbers(mask, [1, mask.length])}));
    }
    case 't5-masked':
    case 't5-trimmed': {
      const states = (await longStates(model, {part: 1, texts, textTokens})) ?? [];
      const isTrimmed = model.family.conditioning === 't5-trimmed';
      return states.map(({states: sequence, mask}) =>
        isTrimmed
          ? {sequence: withoutPadding(sequence, mask), pooled: null, mask: null}
          : {sequence, pooled: null, mask: numbers(mask, [1, mask.length])},
      );
    }
    case 'image':
      return [];
  }
}

interface ClipPart {
  readonly encoder: string;
  readonly tokenizer: string;
  readonly layer: 'last' | 'last-but-one';
}

interface ClipStates {
  readonly sequences: Numbers[];
  readonly pooled: Numbers[];
}

async function bothClips(model: ModelFolder, texts: readonly string[]): Promise<[ClipStates, ClipStates]> {
  const layer = 'last-but-one';
  const first = await clip(model, {encoder: 'text_encoder', tokenizer: 'tokenizer', layer}, texts);
  return [first, await clip(model, {encoder: 'text_encoder_2', tokenizer: 'tokenizer_2', layer}, texts)];
}

async function clip(model: ModelFolder, part: ClipPart, texts: readonly string[]): Promise<ClipStates> {
  const tokenizer = await readTokenizer(path.join(model.folder, part.tokenizer));
  const length = tokenizer.maxLength ?? 77;
  const longest = Math.max(...texts.map((text) => chunks(text, tokenizer, {length}).length));
  return withComponent(model, part.encoder, async (encoder) => {
    const sequences: Numbers[] = [];
    const pooled: Numbers[] = [];
    for (const text of texts) {
      const states: Numbers[] = [];
      for (const [i, {ids, weights}] of chunks(text, tokenizer, {length, atLeast: longest}).entries()) {
        const answers = await encoder.run({input_ids: numbers(ids, [1, length])});
        const chosen = layerOf(answers, part, model);
        states.push(numbers(emphasised(chosen.data, weights), chosen.dims));
        const vector = answers.get('text_embeds') ?? answers.get('pooler_output');
        // The pooled vector has one length only: the first chunk stands for the text.
        if (i === 0 && vector) pooled.push(vector);
      }
      sequences.push(oneAfterAnother(states));
    }
    return {sequences, pooled};
  });
}

function layerOf(answers: ReadonlyMap<string, Numbers>, {encoder, layer}: ClipPart, model: ModelFolder): Numbers {
  const hidden = [...answers.keys()].filter((name) => name.startsWith('hidden_states.'));
  const wanted = layer === 'last' ? 'last_hidden_state' : `hidden_states.${hidden.length - 2}`;
  const found = answers.get(wanted);
  if (found) return found;
  throw modelError({
    expected: `an output '${wanted}'`,
    found: [...answers.keys()].join(', '),
    fix: layer === 'last' ? 'name it in reshoot.json under outputs' : 'export with output_hidden_states=True',
    where: model.files.get(encoder) ?? encoder,
  });
}

interface MaskedStates {
  readonly states: Numbers;
  /** 1 for a token, 0 for padding. */
  readonly mask: number[];
}

interface LongTexts {
  readonly part: 1 | 2 | 3;
  readonly texts: readonly string[];
  readonly textTokens: number | null;
}

/** T5 and umT5; null where the folder has none, as SD3's may. */
async function longStates(model: ModelFolder, {part, texts, textTokens}: LongTexts): Promise<MaskedStates[] | null> {
  const suffix = part === 1 ? '' : `_${part}`;
  if (!model.files.has(`text_encoder${suffix}`)) return null;
  const tokenizer: Tokenizer = await readTokenizer(path.join(model.folder, `tokenizer${suffix}`));
  return withComponent(model, `text_encoder${suffix}`, async (encoder) => {
    const length = textTokens ?? lengthOf(encoder) ?? tokenizer.maxLength ?? 256;
    const all: MaskedStates[] = [];
    for (const text of texts) {
      const {ids, mask} = padded(tokenizer, tokenizer.encode(text), length);
      const answers = await encoder.run({input_ids: numbers(ids, [1, length]), attention_mask: numbers(mask, [1, length])});
      const [states] = answers.values();
      if (states) all.push({states: answers.get('last_hidden_state') ?? states, mask});
    }
    return all;
  });
}

/**
 * SANA: the prompt, not what it should not show, stands behind an instruction to a language model; of the states the first and as many of
 * the last are kept as there are without it.
 */
async function instructedStates(model: ModelFolder, texts: readonly string[], textTokens: number | null): Promise<MaskedStates[]> {
  const tokenizer = await readTokenizer(path.join(model.folder, 'tokenizer'));
  const instruction = model.overrides.instruction ?? '';
  const length = textTokens ?? 300;
  // Its own start token counts, and two are taken off again, as the pipeline does.
  const added = instruction === '' ? 0 : tokenizer.encode(instruction).length + (tokenizer.start === null ? 0 : 1) - 2;
  return withComponent(model, 'text_encoder', async (encoder) => {
    const all: MaskedStates[] = [];
    for (const [i, text] of texts.entries()) {
      const clean = text.toLowerCase().trim();
      const whole = i === 0 ? length + added : length;
      const {ids, mask} = padded(tokenizer, tokenizer.encode(i === 0 ? instruction + clean : clean), whole);
      const answers = await encoder.run({input_ids: numbers(ids, [1, whole]), attention_mask: numbers(mask, [1, whole])});
      const [first] = answers.values();
      const states = answers.get('last_hidden_state') ?? first ?? numbers([], [1, 0, 0]);
      const width = widthOf(states);
      const kept = Array.from({length}, (_, at) => (at === 0 ? 0 : whole - length + at));
      const data = Float32Array.from(kept.flatMap((at) => [...states.data.subarray(at * width, (at + 1) * width)]));
      all.push({states: numbers(data, [1, length, width]), mask: kept.map((at) => mask[at] ?? 0)});
    }
    return all;
  });
}

const lengthOf = (encoder: Component): number | null => {
  const side = encoder.shapeOf('input_ids')?.[1];
  return typeof side === 'number' && side > 0 ? side : null;
};

const widthOf = ({dims}: Numbers): number => dims.at(-1) ?? 1;

/** [1, S, A] and [1, S, B] to [1, S, A + B]. */
function sideBySide(a: Numbers, b: Numbers): Numbers {
  const [wa, wb] = [widthOf(a), widthOf(b)];
  const length = a.data.length / wa;
  const joined = new Float32Array(length * (wa + wb));
  for (let s = 0; s < length; s++) {
    joined.set(a.data.subarray(s * wa, (s + 1) * wa), s * (wa + wb));
    joined.set(b.data.subarray(s * wb, (s + 1) * wb), s * (wa + wb) + wa);
  }
  return numbers(joined, [1, length, wa + wb]);
}

const oneAfterAnother = (states: readonly Numbers[]): Numbers => {
  const [first] = states;
  if (states.length === 1 && first) return first;
  const joined = Float32Array.from(states.flatMap(({data}) => [...data]));
  const width = first ? widthOf(first) : 1;
  return numbers(joined, [1, joined.length / width, width]);
};

/** CLIP's states widened with zeros to T5's width, and T5's behind them. */
function behind(pair: Numbers, t5: Numbers | null): Numbers {
  if (t5 === null) return pair;
  const [narrow, width] = [widthOf(pair), widthOf(t5)];
  const length = pair.data.length / narrow;
  const joined = new Float32Array(length * width + t5.data.length);
  for (let s = 0; s < length; s++) joined.set(pair.data.subarray(s * narrow, (s + 1) * narrow), s * width);
  joined.set(t5.data, length * width);
  return numbers(joined, [1, joined.length / width, width]);
}

function withoutPadding(states: Numbers, mask: readonly number[]): Numbers {
  const width = widthOf(states);
  return numbers(
    states.data.map((value, i) => value * (mask[Math.floor(i / width)] ?? 0)),
    states.dims,
  );
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`no encoder output ${index} of ${items.length}`);
  return item;
}
