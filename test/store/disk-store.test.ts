import {appendFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, unlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {digestOf} from '../../src/core/digest.ts';
import {createDiskStore} from '../../src/store/disk-store.ts';
import {processTag} from '../../src/store/process-tag.ts';
import type {Store} from '../../src/store/store.ts';
import {describeStore} from './store-contract.ts';

describeStore('the store on disk', (folder) => createDiskStore({folder}));

const bytes = new TextEncoder().encode('moving pictures'.repeat(100));

describe('the store on disk', () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reshoot-store-'));
    store = createDiskStore({folder});
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  const filesBelow = async (part: string): Promise<string[]> => {
    const entries = await readdir(path.join(folder, 'v1', part), {recursive: true, withFileTypes: true});
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  };
  const onlyFileBelow = async (part: string): Promise<string> => {
    const [file, ...others] = await filesBelow(part);
    if (file === undefined || others.length > 0) throw new Error(`${others.length + 1} files below ${part}`);
    return file;
  };

  it('keeps its format version in its path', async () => {
    await store.putBytes('take', 'a', bytes, {});
    expect(await readdir(folder)).toEqual(['v1']);
  });

  it('finds in one process what another object put in', async () => {
    await store.putBytes('take', 'a', bytes, {});
    expect(await createDiskStore({folder}).find('take', 'a')).toMatchObject({state: 'present'});
  });

  const damages: [string, 'corrupt' | 'absent', (content: string, index: string) => Promise<unknown>][] = [
    ['a byte appended', 'corrupt', (content) => appendFile(content, 'x')],
    [
      'one bit changed',
      'corrupt',
      (content) =>
        writeFile(
          content,
          bytes.map((byte, at) => (at === 700 ? byte ^ 1 : byte)),
        ),
    ],
    ['half of it', 'corrupt', (content) => truncate(content, bytes.byteLength / 2)],
    ['an empty file', 'corrupt', (content) => truncate(content, 0)],
    ['zeros of the same length', 'corrupt', (content) => writeFile(content, new Uint8Array(bytes.byteLength))],
    ['a folder in its place', 'corrupt', async (content) => [await unlink(content), await mkdir(content)]],
    ['no file', 'absent', (content) => unlink(content)],
    ['no folder', 'absent', (content) => rm(path.dirname(content), {recursive: true})],
    ['an index of garbage', 'absent', (_content, index) => writeFile(index, '\n\u0000\u0001 nonsense \ud83e\udd8a\n{"key":')],
    ['an index that was cut', 'absent', (_content, index) => truncate(index, 60)],
    ['an empty index', 'absent', (_content, index) => truncate(index, 0)],
    ['a folder in place of its index', 'corrupt', async (_content, index) => [await unlink(index), await mkdir(index)]],
    ['an index entry without a digest', 'corrupt', (_content, index) => forge(index, {integrity: 'sha256-zzz'})],
    ['an index entry by another hash', 'corrupt', (_content, index) => forge(index, {integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk='})],
    ['an index entry of another kind of record', 'corrupt', (_content, index) => forge(index, {metadata: {kind: 'poem'}})],
    ['an index entry without facts', 'corrupt', (_content, index) => forge(index, {metadata: null})],
  ];

  it.each(damages)('with %s says %s, never throws, and takes the same bytes again', async (_name, state, damage) => {
    await store.putBytes('take', 'a', bytes, {});
    await damage(await onlyFileBelow('content-v2'), await onlyFileBelow('index-v5'));
    expect(await store.find('take', 'a')).toEqual({state});
    expect(await store.has('take', 'a')).toBe(false);
    expect(await store.find('take', 'a')).toEqual({state: 'absent'});
    await store.putBytes('take', 'a', bytes, {});
    const found = await store.find('take', 'a');
    if (found.state !== 'present') throw new Error(found.state);
    expect(digestOf(await readFile(found.path))).toBe(digestOf(bytes));
  });

  it('mends bytes that another record left damaged when they are put in again', async () => {
    await store.putBytes('take', 'a', bytes, {});
    await writeFile(await onlyFileBelow('content-v2'), 'damaged');
    await store.putBytes('take', 'b', bytes, {});
    expect(await store.find('take', 'a')).toMatchObject({state: 'present'});
    expect(await store.find('take', 'b')).toMatchObject({state: 'present'});
  });

  it('verifies everything, drops what is damaged and names it', async () => {
    const damaged = await store.putBytes('take', 'a', bytes, {});
    await writeFile(await onlyFileBelow('content-v2'), 'damaged');
    await store.putBytes('take', 'b', Uint8Array.of(1), {});
    expect(await store.verify()).toEqual({checked: 2, dropped: [damaged]});
    expect(await store.verify()).toEqual({checked: 1, dropped: []});
  });

  it('sweeps the temporary files of processes that ended, not those of living ones', async () => {
    const tmp = path.join(folder, 'v1', 'tmp');
    await mkdir(tmp, {recursive: true});
    const machine = processTag().split('-')[1];
    const living = `${processTag()}-0000`;
    // No process has so high a number.
    await writeFile(path.join(tmp, `4194999-${machine}-0001`), 'half a take');
    await writeFile(path.join(tmp, `4194999-00000000-0002`), 'of another machine');
    await writeFile(path.join(tmp, living), 'half a take');
    await store.putBytes('take', 'a', bytes, {});
    expect((await readdir(tmp)).sort()).toEqual(['4194999-00000000-0002', living].sort());
  });

  it('says store-unusable where a file stands in place of its folder', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    const unusable = createDiskStore({folder: path.join(file, 'store')});
    await expect(unusable.putBytes('take', 'a', bytes, {})).rejects.toMatchObject({
      code: 'store-unusable',
      facts: {fix: expect.stringContaining('remove the file'), where: path.join(file, 'store')},
    });
    await expect(unusable.exclusively('take', 'a', async () => 1, new AbortController().signal)).rejects.toMatchObject({
      code: 'store-unusable',
    });
  });
});

/** An index line that cacache accepts, with other contents. */
const forge = async (index: string, changes: object): Promise<void> => {
  const entry = JSON.parse((await readFile(index, 'utf8')).split('\t')[1] ?? '');
  const {createHash} = await import('node:crypto');
  const text = JSON.stringify({...entry, ...changes});
  await writeFile(index, `\n${createHash('sha1').update(text).digest('hex')}\t${text}`);
};
