/**
 * A model folder from an address: by its record where the server has one, otherwise by what the layout of diffusers has and the files
 * themselves name.
 */
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {modelError} from '../model-error.ts';
import {componentNames} from '../model-folder.ts';
import {type ModelRecord, parseRecord, recordName} from '../model-record.ts';
import {externalWeights} from '../onnx-file.ts';
import {download} from './download.ts';

export interface Progress {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number, label: string) => void;
}

/** Into `folder`, which may have files of an earlier attempt. */
export async function downloadModel(address: string, folder: string, {signal, onProgress}: Progress): Promise<void> {
  const base = address.endsWith('/') ? address : `${address}/`;
  const urlOf = (name: string) => new URL(name.split('/').map(encodeURIComponent).join('/'), base).href;
  const fetched = async (name: string, {sha256 = null, onBytes}: {sha256?: string | null; onBytes?: (bytes: number) => void} = {}) => {
    const file = insideFolder(folder, name, urlOf(name));
    if (existsSync(file)) return true;
    return download({url: urlOf(name), file, sha256, signal, onBytes: onBytes ?? (() => undefined)});
  };

  if (await fetched(recordName)) {
    const record = parseRecord(JSON.parse(await readFile(path.join(folder, recordName), 'utf8')), urlOf(recordName));
    await byRecord(record, fetched, {onProgress, urlOf});
    return;
  }
  if (!(await fetched('model_index.json'))) throw noModel(address);
  const index: unknown = JSON.parse(await readFile(path.join(folder, 'model_index.json'), 'utf8'));
  const named = Object.keys(z.record(z.string(), z.unknown()).parse(index)).filter((name) => !name.startsWith('_'));
  const folders = [...new Set([...named, ...componentNames, 'vae'])];
  await fetched('reshoot.json');
  for (const name of ['README.md', 'LICENSE', 'LICENSE.md', 'LICENSE.txt']) await fetched(name);
  for (const [i, part] of folders.entries()) {
    onProgress(i / folders.length, part);
    for (const name of smallFiles) await fetched(`${part}/${name}`);
    const onBytes = (bytes: number) => {
      total += bytes;
      onProgress(i / folders.length, `${part}: ${(total / 1e6).toFixed(0)} MB`);
    };
    let total = 0;
    if (!(await fetched(`${part}/model.onnx`, {onBytes}))) continue;
    for (const weights of await externalWeights(path.join(folder, part, 'model.onnx'))) {
      const there = await fetched(`${part}/${weights}`, {onBytes});
      if (!there) throw missingWeights(urlOf(`${part}/${weights}`), part);
    }
  }
}

/**
 * Where a file of a model goes. Names come from the address itself, from `model_index.json` and from inside of networks: none may reach out of the folder.
 */
const insideFolder = (folder: string, name: string, where: string): string => {
  const file = path.resolve(folder, name);
  const inside = path.relative(path.resolve(folder), file);
  if (inside !== '' && !inside.split(path.sep).includes('..') && !path.isAbsolute(inside) && !name.includes('\\') && !name.includes(':'))
    return file;
  throw modelError({
    expected: "files inside of the model's folder",
    found: `the name ${JSON.stringify(name)}`,
    fix: 'do not take this model: its files name places outside of it',
    where,
  });
};

/** What may stand beside a component's weights; what a folder has not is passed over. */
const smallFiles = [
  ...['config.json', 'scheduler_config.json', 'preprocessor_config.json'],
  ...['tokenizer.json', 'vocab.json', 'merges.txt', 'special_tokens_map.json', 'tokenizer_config.json'],
];

type Fetched = (name: string, options?: {sha256?: string | null; onBytes?: (bytes: number) => void}) => Promise<boolean>;

async function byRecord(
  {files}: ModelRecord,
  fetched: Fetched,
  {onProgress, urlOf}: {onProgress: Progress['onProgress']; urlOf: (name: string) => string},
): Promise<void> {
  const whole = Object.values(files).reduce((sum, {sizeInBytes}) => sum + sizeInBytes, 0);
  let done = 0;
  for (const [name, {sha256, sizeInBytes}] of Object.entries(files)) {
    let here = 0;
    const onBytes = (bytes: number) => {
      here += bytes;
      onProgress(Math.min(1, (done + here) / Math.max(1, whole)), name);
    };
    if (!(await fetched(name, {sha256, onBytes}))) throw missingWeights(urlOf(name), recordName);
    done += sizeInBytes;
  }
}

const missingWeights = (url: string, part: string) =>
  modelError({
    expected: `a file that ${part} names`,
    found: 'HTTP 404',
    fix: 'ask whoever serves the model for all of its files',
    where: url,
  });

const noModel = (address: string) =>
  modelError({
    expected: `the address of a folder with model_index.json or ${recordName} in it`,
    found: 'neither',
    fix: 'give the address under which model_index.json lies, without that name',
    where: address,
  });
