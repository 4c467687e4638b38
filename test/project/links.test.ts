import {cp, mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {areAsNoted, noteLinks} from '../../src/project/links.ts';

describe('where the links of a project lead', () => {
  let room: string;
  const at = (...parts: string[]): string => path.join(room, ...parts);
  const retarget = async (link: string, to: string): Promise<void> => {
    await rm(at(link), {force: true});
    await symlink(at(to), at(link), 'junction');
  };

  beforeEach(async () => {
    room = await realpath(await mkdtemp(path.join(tmpdir(), 'reshoot-links-')));
    for (const folder of ['one', 'two', 'a/scenes', 'a/node_modules/@brand', 'a/public']) await mkdir(at(folder), {recursive: true});
    await writeFile(at('one/colour.ts'), '');
    await retarget('a/scenes/film', 'one');
    await retarget('a/node_modules/@brand/kit', 'one');
  });
  afterEach(() => rm(room, {recursive: true, force: true}));

  it('is the same as long as nothing is changed, also where the project is reached by a link', async () => {
    const links = await noteLinks(at('a'));
    expect(links).toEqual({'node_modules/@brand/kit': '../one', 'scenes/film': '../one'});
    await retarget('link', 'a');
    expect(await areAsNoted(links, at('a'))).toBe(true);
    expect(await areAsNoted(links, at('link'))).toBe(true);
    expect(await noteLinks(at('link'))).toEqual(links);
  });

  it.each(['a/scenes/film', 'a/node_modules/@brand/kit'])('is another where %s is made to lead elsewhere, or nowhere', async (link) => {
    const links = await noteLinks(at('a'));
    await retarget(link, 'two');
    expect(await areAsNoted(links, at('a'))).toBe(false);
    await retarget(link, 'gone');
    expect(await areAsNoted(links, at('a'))).toBe(false);
  });

  it('is another where a folder became a link, or a link a folder', async () => {
    await mkdir(at('a/lib'));
    const links = await noteLinks(at('a'));
    await rm(at('a/lib'), {recursive: true});
    await retarget('a/lib', 'two');
    expect(await areAsNoted(links, at('a'))).toBe(false);
    await rm(at('a/lib'));
    await rm(at('a/scenes/film'));
    await cp(at('one'), at('a/scenes/film'), {recursive: true});
    expect(await areAsNoted(links, at('a'))).toBe(false);
  });

  it('holds in a copy beside it, and not in one whose links lead to another place from there', async () => {
    const links = await noteLinks(at('a'));
    await rename(at('a'), at('b'));
    expect(await areAsNoted(links, at('b'))).toBe(true);
    await mkdir(at('deeper'));
    await rename(at('b'), at('deeper/c'));
    expect(await areAsNoted(links, at('deeper/c'))).toBe(false);
  });

  it('tells of a file below a link, wherever the link is', async () => {
    await retarget('latest', 'one');
    const links = await noteLinks(at('a'), [at('latest/colour.ts')]);
    expect(links['../latest/colour.ts']).toBe('../one/colour.ts');
    await writeFile(at('two/colour.ts'), '');
    await retarget('latest', 'two');
    expect(await areAsNoted(links, at('a'))).toBe(false);
  });

  it('leaves out what no code lies in', async () => {
    await retarget('a/public/footage', 'one');
    expect(Object.keys(await noteLinks(at('a')))).not.toContain('public/footage');
  });
});
