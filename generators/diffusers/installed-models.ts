/** The models of a project: the folders in `models/`, or one folder. */
import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import type {Machine} from './machine.ts';
import {modelError} from './model-error.ts';
import {type ModelFolder, readModelFolder} from './model-folder.ts';

export interface InstalledModels {
  /** By folder name, sorted. */
  readonly known: ReadonlyMap<string, ModelFolder>;
  /** Folders beside them that are no models: they lack model_index.json. */
  readonly others: readonly string[];
}

export async function installedModels(folder: string, machine: Machine): Promise<InstalledModels> {
  const isModel = (of: string) => existsSync(path.join(of, 'model_index.json'));
  if (isModel(folder)) return {known: new Map([[path.basename(folder), await readModelFolder(folder, machine)]]), others: []};
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => []);
  const names = entries
    // Hidden: what `reshoot models add` has not finished.
    .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isSymbolicLink()))
    .map(({name}) => name)
    .sort();
  const models = names.filter((name) => isModel(path.join(folder, name)));
  if (models.length === 0) throw noModels(folder, names);
  const known = new Map<string, ModelFolder>();
  for (const name of models) known.set(name, await readModelFolder(path.join(folder, name), machine));
  return {known, others: names.filter((name) => !models.includes(name)).map((name) => path.join(folder, name))};
}

export const noModels = (folder: string, others: readonly string[] = []) =>
  modelError({
    expected: 'a folder with model_index.json in it, or in the folders inside it',
    found: others.length > 0 ? `${others.join(', ')} without it` : existsSync(folder) ? 'none' : 'no such folder',
    fix: 'add an ONNX export with `reshoot models add <folder or address>`, which puts it into models/<name>/ (docs/diffusers.md says how to make one), or write generator="animatic"',
    where: folder,
  });
