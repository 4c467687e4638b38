import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openRig, type Rendered, type Rig} from '../helpers/rig.ts';

let rig: Rig;
let first: Rendered;

beforeAll(async () => {
  rig = await openRig('spoken');
  first = await rig.render();
});
afterAll(() => rig.remove());

describe('a film that is spoken', () => {
  it('makes', () => {
    expect(first.of('letter/small')).toMatchObject({sounds: {total: 6}, audio: 'mixed'});
  });
});
