import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {ReshootError} from '../../src/core/errors.ts';
import {checkFolder} from '../../src/project/check-folder.ts';

const refusal = (name: string): string => {
  try {
    checkFolder(path.join(path.sep, 'films', name, 'inner'));
  } catch (error) {
    if (error instanceof ReshootError) return error.message;
  }
  return 'none';
};

describe('the path of a project', () => {
  it.each(['Client #12', '50% off', '%23', 'a & b', '[2024]', '[name]', '{a,b}', "it's", 'שלום', '😀', '~a', '-a', '$HOME', '@scope'])(
    'may have %s in it',
    (name) => {
      expect(refusal(name)).toBe('none');
    },
  );

  it.each([
    ['Sale!', '!', 'Sale-'],
    ['a?b', '?', 'a-b'],
    ['a*b', '*', 'a-b'],
    ['x [hash]', '[hash]', 'x -'],
    ['x [fullhash:8] y', '[fullhash:8]', 'x - y'],
  ])('is refused with %s in it, by the sign and with a name to take', (name, sign, better) => {
    const message = refusal(name);
    expect(message).toContain('folder-unusable');
    expect(message).toContain(`${JSON.stringify(sign)} in ${JSON.stringify(name)}`);
    expect(message).toContain(JSON.stringify(better));
  });

  it.skipIf(path.sep === '\\')('is refused with the end of a line in it', () => {
    expect(refusal('a\nb')).toContain(String.raw`"\n" in "a\nb"`);
  });
});
