import {readFile} from 'node:fs/promises';
import {modelError} from './model-error.ts';

/** A JSON file that has to be there. */
export async function readJson(file: string): Promise<object> {
  const found = await readJsonIfThere(file);
  if (found) return found;
  throw modelError({
    expected: 'a folder in the layout of Hugging Face diffusers, which has this file',
    found: 'no such file',
    fix: 'name the folder that has model_index.json in it; export again if a file of it is missing',
    where: file,
  });
}

export async function readJsonIfThere(file: string): Promise<object | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    // Python writes numbers that JSON has not: a clipping bound of −∞ is "no bound".
    const value: unknown = JSON.parse(text.replace(/(:\s*)-?(?:Infinity|NaN)\b/g, '$1null'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    throw new SyntaxError('not an object');
  } catch (cause) {
    throw modelError({expected: 'a JSON object', found: String(cause), fix: 'download or export the file again', where: file, cause});
  }
}
