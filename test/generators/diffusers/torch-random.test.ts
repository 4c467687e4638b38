import {createHash} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import {torchRandom} from '../../../generators/diffusers/torch-random.ts';

describe('random numbers', () => {
  // By training/reference/randn.py.
  it.each([
    [0, 4, '3d2a6e6ad1af9f7fe63e5518a85a8199219076e4b798a543a3f0fdcfd4b76999'],
    [7, 15, 'e8fe4bd30d2a1e6707f201ce1953551c14d950b51bda01acc49184b1107cbc27'],
    [42, 16, 'fc34b516db1204ac5504e9a714274f1068e6342fdddd0b2cde67221932271d34'],
    [1, 31, 'f631e15751bd9cc9f9fb54d0c442658a72a49941f97b8f70568de9560493d8b7'],
    [7, 16384, 'e0236a3fd3aea2d52159dbbb9c363da74ea06cccba20eb26132c4fb0d3d8fa63'],
    [4294967295, 100003, '5a7cd6b256f70aedad6e3850ab4dcf670d718d7f92e0337c2202543d8670d932'],
  ])('of the seed %i, %i of them, are torch’s to the last bit', (seed, count, sha256) => {
    const bytes = Buffer.from(torchRandom(seed).normal(count).buffer);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  });
});
