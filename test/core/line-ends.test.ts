import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {withPlainLineEnds, withPlainLineEndsInside} from '../../src/core/line-ends.ts';
import {shotRequest} from '../../src/core/shot-request.ts';
import {digestOfReference, readReference} from '../../src/project/read-reference.ts';

describe('the same commit, checked out with the line ends of Windows', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reshoot-line-ends-'));
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  it('asks for the same shot: in its prompt and in its parameters', () => {
    const of = (end: string) => shotRequest({id: 'a', prompt: `a lamp${end}at dusk`, parameters: {note: [`one${end}two`]}});
    expect(of('\r\n')).toEqual(of('\n'));
  });

  it('has the same text references, and the bytes of pictures are never touched', async () => {
    const digestOf = async (name: string, bytes: Uint8Array | string) => {
      await writeFile(path.join(folder, name), bytes);
      return digestOfReference(await readReference(path.join(folder, name)));
    };
    const svg = (end: string) => `<svg xmlns="http://www.w3.org/2000/svg">${end}<path d="M0 0"/>${end}</svg>${end}`;
    expect(await digestOf('a.svg', svg('\r\n'))).toBe(await digestOf('b.svg', svg('\n')));
    const picture = (end: number[]) => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...end, 0x1a, 0x00, 0xff]);
    expect(await digestOf('a.png', picture([0x0d, 0x0a]))).not.toBe(await digestOf('b.png', picture([0x0a])));
  });

  it('has the same texts wherever they stand', () => {
    expect(withPlainLineEnds('a\r\nb\n')).toBe('a\nb\n');
    expect(withPlainLineEndsInside({a: ['x\r\ny', 1, null]})).toEqual({a: ['x\ny', 1, null]});
  });
});
