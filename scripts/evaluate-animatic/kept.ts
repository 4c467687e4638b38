/**
 * What was judged already, one small file each, so that an evaluation that is stopped goes on where it was.
 *
 * The name is a hash of all that decides the answer: weights, the generator's code, the reader's weights, and the whole spec with its scene
 * plan. A change of the planner judges again only the prompts that it reads otherwise; a change of the generator judges all of them again.
 */
import {createHash} from 'node:crypto';
import {mkdir, readdir, readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {z} from 'zod';
import animatic from '../../generators/animatic/index.ts';

const folder = fileURLToPath(new URL('../../.reshoot/evaluate-animatic/', import.meta.url));

export interface Kept {
  /** The answer that was kept, or the one that `judge` gives now; null where there is none and none may be made. */
  readonly answer: <Answer>(question: Question<Answer>) => Promise<Answer | null>;
}

interface Question<Answer> {
  /** What is asked about, as plain data. */
  readonly about: unknown;
  readonly schema: z.ZodType<Answer>;
  readonly judge: () => Promise<Answer>;
}

/** `judging: false` answers only what was kept: the table of an evaluation that has not finished. */
export async function openKept({judging}: {judging: boolean}): Promise<Kept> {
  await mkdir(folder, {recursive: true});
  const by = {generator: await animatic.identity(), code: await digestOfCode()};
  return {
    answer: async ({about, schema, judge}) => {
      const name = createHash('sha256')
        .update(JSON.stringify({...by, about}))
        .digest('hex');
      const file = join(folder, `${name}.json`);
      const before = await readFile(file, 'utf8').catch(() => null);
      if (before !== null) return schema.parse(JSON.parse(before));
      if (!judging) return null;
      const answer = await judge();
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, JSON.stringify(answer));
      await rename(draft, file);
      return answer;
    },
  };
}

/** The generator's own files and the reader's: what of the code can change a picture or what is seen in it. */
async function digestOfCode(): Promise<string> {
  const hash = createHash('sha256');
  for (const place of ['../../generators/animatic/', './']) {
    const root = fileURLToPath(new URL(place, import.meta.url));
    const names = (await readdir(root)).filter((name) => (place === './' ? /^(reader|motion|shoot)\./ : /\.ts$/).test(name));
    for (const name of names.sort()) hash.update(name).update(await readFile(join(root, name)));
  }
  return hash.digest('hex');
}
