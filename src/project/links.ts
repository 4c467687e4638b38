import {readdir, realpath} from 'node:fs/promises';
import path from 'node:path';
import {relative} from './relative.ts';

/** Where links lead, by the paths of the links: both from the project's real folder, so that they hold in a copy that has its own. */
export type Links = Readonly<Record<string, string>>;

/**
 * Where the links lead that a project's code is read through. What is read through one is known by its real path, which stays as it is when the link is made to lead
 * elsewhere: files alone do not tell that a project has changed.
 *
 * @param files absolute paths that were read; those that are links, or are below one, are noted.
 */
export const noteLinks = async (project: string, files: readonly string[] = []): Promise<Links> => {
  const place = await realpath(project);
  return placesOf(place, [...new Set([...files, ...(await linksOf(place))])]);
};

/** Whether they all still lead where they led, and no other has been put into the project. */
export const areAsNoted = async (links: Links, project: string): Promise<boolean> => {
  const place = await realpath(project);
  const noted = Object.keys(links).map((link) => path.resolve(place, link));
  const now = await placesOf(place, [...new Set([...noted, ...(await linksOf(place))])]);
  const names = Object.keys(now);
  return names.length === noted.length && names.every((name) => now[name] === links[name]);
};

/** Those of some paths that lead elsewhere, with where. */
const placesOf = async (place: string, files: readonly string[]): Promise<Links> => {
  const places: [string, string][] = [];
  const waiting = [...files];
  const worker = async (): Promise<void> => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      // A link may lead nowhere.
      const real = await realpath(file).catch(() => null);
      if (real !== file) places.push([relative(place, file), real === null ? '' : relative(place, real)]);
    }
  };
  await Promise.all(Array.from({length: 16}, worker));
  return Object.fromEntries(places.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** All that are in a project, and the packages that are linked into it. */
const linksOf = async (place: string): Promise<string[]> => {
  const modules = path.join(place, 'node_modules');
  return [...(await linksBelow(place)), ...(await linkedPackages(modules))];
};

/** No code of a film lies in these. */
const leftOut = new Set(['node_modules', 'out', 'public']);

const linksBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || leftOut.has(entry.name)) continue;
    const file = path.join(folder, entry.name);
    if (entry.isSymbolicLink()) found.push(file);
    else if (entry.isDirectory()) found.push(...(await linksBelow(file)));
  }
  return found;
};

/** Packages of a workspace, of `npm link`, of pnpm. */
const linkedPackages = async (modules: string): Promise<string[]> => {
  const entries = await readdir(modules, {withFileTypes: true}).catch(() => []);
  const scopes = entries.filter((entry) => entry.isDirectory() && entry.name.startsWith('@'));
  const scoped = await Promise.all(
    scopes.map(async ({name}) => {
      const inner = await readdir(path.join(modules, name), {withFileTypes: true}).catch(() => []);
      return inner.filter((entry) => entry.isSymbolicLink()).map((entry) => path.join(modules, name, entry.name));
    }),
  );
  return [...entries.filter((entry) => entry.isSymbolicLink()).map(({name}) => path.join(modules, name)), ...scoped.flat()];
};
