import {readFileSync} from 'node:fs';
import {z} from 'zod';
import {modelFile} from './network.ts';

let words: ReadonlyMap<string, number> | null = null;

/** The words the network was trained on, with their ids. Read once; committed beside the weights because they belong to them. */
export function vocabulary(): ReadonlyMap<string, number> {
  words ??= new Map(
    z
      .array(z.string())
      .parse(JSON.parse(readFileSync(modelFile('vocabulary.json'), 'utf8')))
      .map((word, id) => [word, id]),
  );
  return words;
}
