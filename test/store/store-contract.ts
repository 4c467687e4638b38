import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {digestOf} from '../../src/core/digest.ts';
import type {Store} from '../../src/store/store.ts';

const bytes = new TextEncoder().encode('moving pictures');
const never = new AbortController().signal;

/** What every store promises, whatever it keeps its bytes in. */
export const describeStore = (name: string, open: (folder: string) => Store) => {
  describe(name, () => {
    let folder: string;
    let store: Store;

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'reshoot-store-'));
      store = open(path.join(folder, 'store'));
    });
    afterEach(() => rm(folder, {recursive: true, force: true}));

    const source = async (content: string | Uint8Array): Promise<string> => {
      const file = path.join(folder, 'source.bin');
      await writeFile(file, content);
      return file;
    };

    it('finds nothing in an empty store', async () => {
      expect(await store.find('take', 'fp1-a')).toEqual({state: 'absent'});
      expect(await store.has('take', 'fp1-a')).toBe(false);
      expect(await store.list()).toEqual([]);
      expect(await store.verify()).toEqual({checked: 0, dropped: []});
      await store.drop('take', 'fp1-a');
    });

    it('hands back the bytes and the facts that were put in', async () => {
      const record = await store.putBytes('take', 'fp1-a', bytes, {licence: 'CC0-1.0', media: {width: 16, rate: 29.97}});
      expect(record).toEqual({
        kind: 'take',
        key: 'fp1-a',
        digest: digestOf(bytes),
        sizeInBytes: bytes.byteLength,
        facts: {licence: 'CC0-1.0', media: {width: 16, rate: 29.97}},
      });
      const found = await store.find('take', 'fp1-a');
      if (found.state !== 'present') throw new Error(found.state);
      expect(found.record).toEqual(record);
      expect(new Uint8Array(await readFile(found.path))).toEqual(bytes);
      expect(await store.has('take', 'fp1-a')).toBe(true);
    });

    it('copies a file in and leaves it to the caller', async () => {
      const file = await source('picture');
      await store.putFile('segment', 'k', file, {});
      await writeFile(file, 'something else');
      const found = await store.find('segment', 'k');
      if (found.state !== 'present') throw new Error(found.state);
      expect(await readFile(found.path, 'utf8')).toBe('picture');
    });

    it('keeps an empty file', async () => {
      const record = await store.putFile('audio', 'silence', await source(''), {});
      expect(record).toMatchObject({digest: digestOf(''), sizeInBytes: 0});
      expect(await store.find('audio', 'silence')).toMatchObject({state: 'present'});
    });

    it('keeps kinds apart, and keys that no file system would take as names', async () => {
      const key = '../fuchs/ŝtraßo: "狐" \\ \n*?';
      await store.putBytes('take', key, bytes, {});
      await store.putBytes('timeline', key, Uint8Array.of(1), {});
      expect(await store.find('take', key)).toMatchObject({state: 'present', record: {key, digest: digestOf(bytes)}});
      expect(await store.find('timeline', key)).toMatchObject({state: 'present', record: {sizeInBytes: 1}});
      expect(await store.find('segment', key)).toEqual({state: 'absent'});
    });

    it('replaces a record that is put again', async () => {
      await store.putBytes('timeline', 'k', Uint8Array.of(1), {version: 1});
      await store.putBytes('timeline', 'k', Uint8Array.of(2, 3), {version: 2});
      expect(await store.find('timeline', 'k')).toMatchObject({record: {sizeInBytes: 2, facts: {version: 2}}});
      expect(await store.list()).toHaveLength(1);
    });

    it('lists records by kind and key', async () => {
      await store.putBytes('take', 'b', bytes, {});
      await store.putBytes('segment', 'a', bytes, {});
      await store.putBytes('take', 'a', bytes, {});
      expect((await store.list()).map(({kind, key}) => `${kind} ${key}`)).toEqual(['segment a', 'take a', 'take b']);
    });

    it('drops one record and leaves the other that shares its bytes', async () => {
      await store.putBytes('take', 'a', bytes, {});
      await store.putBytes('take', 'b', bytes, {});
      await store.drop('take', 'a');
      expect(await store.find('take', 'a')).toEqual({state: 'absent'});
      expect(await store.find('take', 'b')).toMatchObject({state: 'present'});
      expect(await store.verify()).toEqual({checked: 1, dropped: []});
    });

    it('never hands out bytes that are not the ones put in', async () => {
      await store.putBytes('take', 'a', bytes, {});
      const before = await store.find('take', 'a');
      if (before.state !== 'present') throw new Error(before.state);
      await writeFile(before.path, 'moving picturez');
      const after = await store.find('take', 'a');
      if (after.state === 'present') expect(new Uint8Array(await readFile(after.path))).toEqual(bytes);
      else expect(after.state).toBe('corrupt');
    });

    it('takes the same bytes under the same key from many callers at once', async () => {
      const file = await source(bytes);
      const records = await Promise.all(Array.from({length: 8}, () => store.putFile('take', 'a', file, {})));
      for (const record of records) expect(record.digest).toBe(digestOf(bytes));
      expect(await store.find('take', 'a')).toMatchObject({state: 'present'});
    });

    it('lets one make at a time per key, and others beside it', async () => {
      let inside = 0;
      let most = 0;
      const make = async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
      };
      await Promise.all(Array.from({length: 4}, () => store.exclusively('take', 'a', make, never)));
      expect(most).toBe(1);
      const nested = await store.exclusively('take', 'a', () => store.exclusively('take', 'b', async () => 'both', never), never);
      expect(nested).toBe('both');
    });

    it('gives the turn on when a make throws', async () => {
      const failing = store.exclusively('take', 'a', () => Promise.reject(new Error('no light')), never);
      await expect(failing).rejects.toThrow('no light');
      expect(await store.exclusively('take', 'a', async () => 'made', never)).toBe('made');
    });

    it('stops waiting for a turn when the signal is aborted, and lets nobody in early', async () => {
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      let started: () => void = () => undefined;
      const running = new Promise<void>((resolve) => {
        started = resolve;
      });
      const order: string[] = [];
      const first = store.exclusively(
        'take',
        'a',
        async () => {
          started();
          await held;
          order.push('first');
        },
        never,
      );
      await running;
      const controller = new AbortController();
      const impatient = store.exclusively('take', 'a', async () => order.push('impatient'), controller.signal);
      const patient = store.exclusively('take', 'a', async () => order.push('patient'), never);
      controller.abort(new Error('Ctrl-C'));
      await expect(impatient).rejects.toThrow('Ctrl-C');
      release();
      await Promise.all([first, patient]);
      expect(order).toEqual(['first', 'patient']);
    });
  });
};
