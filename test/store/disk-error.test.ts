import {expect, it} from 'vitest';
import {onDisk} from '../../src/store/disk-error.ts';

const failing = (facts: object) => onDisk('/project/.reshoot/store', () => Promise.reject(Object.assign(new Error('write'), facts)));

it.each([
  [{code: 'ENOSPC'}, 'free space on the disk'],
  [{code: 'EROFS'}, 'mount the disk'],
  [{code: 'EACCES'}, 'yours to read and write'],
  [{code: 'EMFILE'}, 'ulimit -n'],
  [{errno: -28, code: 'EEXIST'}, 'free space on the disk'],
])('says what to do about %o', async (facts, fix) => {
  await expect(failing(facts)).rejects.toMatchObject({code: 'store-unusable', facts: {fix: expect.stringContaining(fix)}});
});

it.each([[{code: 'ENOENT'}], [{code: 20}], [{}]])('leaves other errors as they are: %o', async (facts) => {
  await expect(failing(facts)).rejects.toMatchObject({name: 'Error', message: 'write', ...facts});
});

it('hands back what the work hands back', async () => {
  expect(await onDisk('/project/.reshoot/store', async () => 1)).toBe(1);
});
