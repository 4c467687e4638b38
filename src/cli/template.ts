import {cp, mkdir, readdir, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {ReshootError} from '../core/errors.ts';
import {checkFolder} from '../project/check-folder.ts';
import {UsageError} from './usage-error.ts';

/** A template that now is a project. */
export interface CopiedTemplate {
  /** From the project's folder, with forward slashes, in order. */
  readonly files: readonly string[];
}

/** npm leaves these out of every package it packs, and git would apply them here, so templates carry theirs under other names. */
const packedNames: Readonly<Record<string, string>> = {_gitattributes: '.gitattributes', _gitignore: '.gitignore', _npmrc: '.npmrc'};

/**
 * Copies a template into a new or empty folder. It never writes over anything, and leaves nothing half-copied: the files come together
 * in a folder beside it and get their place by rename.
 *
 * @throws ReshootError `template-unknown`, `folder-unusable`
 * @example
 * await copyTemplate({templates: path.join(packageFolder, 'templates'), name: 'reel', folder: '/home/ada/my-reel'});
 */
export const copyTemplate = async ({
  templates,
  name,
  folder,
}: {
  readonly templates: string;
  readonly name: string;
  readonly folder: string;
}): Promise<CopiedTemplate> => {
  checkFolder(folder);
  const names = await namesOf(templates);
  if (!names.includes(name)) {
    throw new ReshootError('template-unknown', {
      expected: `one of the templates ${names.join(', ')}`,
      found: JSON.stringify(name),
      fix: `npx reshoot init ${names[0] ?? 'reel'} ${path.basename(folder)}`,
    });
  }
  const present = await readdir(folder).catch(() => null);
  if (present !== null && present.length > 0) {
    throw new UsageError(
      `the folder ${folder} is not empty (it has ${present.slice(0, 3).join(', ')}), and init writes over nothing; name a new one: npx reshoot init ${name} my-${name}`,
    );
  }
  await mkdir(path.dirname(folder), {recursive: true});
  const half = `${folder}.reshoot-init-${process.pid}`;
  try {
    await cp(path.join(templates, name), half, {recursive: true, filter: (source) => !leftOut.test(path.relative(templates, source))});
    await renamePacked(half);
    const files = await filesBelow(half);
    // A folder that is there stays the same one: somebody's shell stands in it (`init reel .`).
    if (present === null) await rename(half, folder);
    else for (const entry of await readdir(half)) await rename(path.join(half, entry), path.join(folder, entry));
    return {files};
  } finally {
    await rm(half, {recursive: true, force: true});
  }
};

/** What a template that was tried in place leaves behind. */
const leftOut = /(^|[/\\])(node_modules|out|dist|\.reshoot)([/\\]|$)/;

const namesOf = async (templates: string): Promise<string[]> => {
  const entries = await readdir(templates, {withFileTypes: true}).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
};

const renamePacked = async (folder: string): Promise<void> => {
  for (const [packed, real] of Object.entries(packedNames)) {
    await rename(path.join(folder, packed), path.join(folder, real)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
};

const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, {withFileTypes: true, recursive: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
};
