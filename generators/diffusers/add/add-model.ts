/**
 * `reshoot models add`: a model folder taken into `models/`, from a folder or an address. It is put together beside, checked as a run would
 * check it, recorded, and only then given its name: a folder of that name is always a whole one.
 */
import {existsSync} from 'node:fs';
import {cp, mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {AddedModel, ModelAddition} from '../../../src/core/generator.ts';
import {machineOf} from '../machine.ts';
import {modelError} from '../model-error.ts';
import {type ModelFolder, readModelFolder} from '../model-folder.ts';
import {type ModelRecord, readRecord, recordName} from '../model-record.ts';
import {readOnnxFile} from '../onnx-file.ts';
import {digestOfFiles, fileDigests} from '../weights-digest.ts';
import {downloadModel} from './download-model.ts';

export async function addModel(models: string, {source, name, signal, onProgress}: ModelAddition): Promise<AddedModel> {
  const isAddress = /^https?:\/\//.test(source);
  const own = name ?? nameOf(source);
  if (!/^[A-Za-z0-9][\w.-]*$/.test(own)) {
    throw modelError({
      expected: 'a name of letters, digits, dots and hyphens',
      found: JSON.stringify(own),
      fix: 'write a name behind the source',
      where: source,
    });
  }
  const target = path.join(models, own);
  // A folder that lies where models lie is taken as it is.
  if (!isAddress && path.resolve(source) === path.resolve(target)) return record(target, {name: own, source: null});
  if (existsSync(target)) {
    throw modelError({
      expected: 'a name that no model has yet',
      found: `'${own}'`,
      fix: `write another name behind the source, or remove ${target}`,
      where: target,
    });
  }
  // Hidden, so that it is no model; of the same name in the next attempt, so that a download goes on.
  const half = path.join(models, `.${own}.half`);
  await mkdir(half, {recursive: true});
  if (isAddress) {
    // What has come stays, because the next attempt goes on from it; an empty folder helps nobody.
    await downloadModel(source, half, {signal, onProgress}).catch(async (error: unknown) => {
      await rmdir(half).catch(() => undefined);
      throw error;
    });
  } else await copyFolder(source, half);
  signal.throwIfAborted();
  onProgress(1, 'checking');
  const added = await record(half, {name: own, source: isAddress ? source : null}).catch(async (error: unknown) => {
    // A copy that cannot be used is worth nothing; a download is kept, because the rest of it may come.
    if (!isAddress) await rm(half, {recursive: true, force: true});
    throw error;
  });
  await rename(half, target);
  return {...added, folder: target};
}

const nameOf = (source: string): string => {
  const parts = source
    .replace(/[?#].*$/, '')
    .split(/[\\/]/)
    .filter(Boolean);
  // Addresses of hosts of models often end in the name of a branch.
  return (parts.at(-2) === 'resolve' ? parts.at(-3) : parts.at(-1)) ?? '';
};

async function copyFolder(source: string, half: string): Promise<void> {
  if (!existsSync(path.join(source, 'model_index.json'))) {
    throw modelError({
      expected: 'a folder in the layout of Hugging Face diffusers, which has model_index.json',
      found: existsSync(source) ? `a folder with ${(await readdir(source)).slice(0, 5).join(', ') || 'nothing'} in it` : 'no such folder',
      fix: 'name the folder that has model_index.json in it; docs/diffusers.md says how an export is laid out',
      where: path.join(source, 'model_index.json'),
    });
  }
  await rm(half, {recursive: true, force: true});
  await cp(source, half, {recursive: true, dereference: true, filter: (from) => !path.basename(from).startsWith('.')});
}

/** Checks a folder as a run would, and writes what is known about it. */
async function record(folder: string, {name, source}: {name: string; source: string | null}): Promise<AddedModel> {
  const model = await readModelFolder(folder, machineOf('cpu'));
  for (const file of model.files.values()) await readOnnxFile(file);
  const before = await readRecord(folder);
  const digests = await fileDigests(folder);
  const files: Record<string, {sha256: string; sizeInBytes: number}> = {};
  for (const [file, sha256] of Object.entries(digests)) {
    const expected = before?.files[file]?.sha256;
    if (expected !== undefined && expected !== sha256) throw changed(path.join(folder, file), {expected, found: sha256});
    files[file] = {sha256, sizeInBytes: (await stat(path.join(folder, file))).size};
  }
  const lost = Object.keys(before?.files ?? {}).find((file) => digests[file] === undefined);
  if (lost !== undefined) throw changed(path.join(folder, lost), {expected: before?.files[lost]?.sha256 ?? '', found: 'no such file'});
  const licence = await licenceOf(model, before);
  const family = `${model.className} (${String(model.configs.get(model.family.network)?.['_class_name'])})`;
  const written: ModelRecord = {
    schema: 1,
    source: source ?? before?.source ?? null,
    digest: digestOfFiles(digests),
    licence,
    family,
    files,
  };
  const half = path.join(folder, `.${recordName}.half`);
  await writeFile(half, `${JSON.stringify(written, null, 1)}\n`);
  await rename(half, path.join(folder, recordName));
  const sizeInBytes = Object.values(files).reduce((sum, each) => sum + each.sizeInBytes, 0);
  return {name, folder, digest: written.digest, licence, family, sizeInBytes, files: Object.keys(files).length};
}

/** What the folder says of itself: reshoot.json, its record, or the first lines of its README.md. */
async function licenceOf({folder, overrides}: ModelFolder, before: ModelRecord | null): Promise<string> {
  if (overrides.licence) return overrides.licence;
  if (before && before.licence !== 'unknown') return before.licence;
  const readme = await readFile(path.join(folder, 'README.md'), 'utf8').catch(() => '');
  const [, head = ''] = /^---\n([\s\S]*?)\n---/.exec(readme.replaceAll('\r\n', '\n')) ?? [];
  return /^license:\s*["']?([\w.+-]+)/m.exec(head)?.[1] ?? 'unknown';
}

const changed = (file: string, {expected, found}: {expected: string; found: string}) =>
  modelError({
    expected: `a file of the SHA-256 ${expected}, which ${recordName} records`,
    found,
    fix: `get the file again, or remove ${recordName} if it was changed on purpose`,
    where: file,
  });
