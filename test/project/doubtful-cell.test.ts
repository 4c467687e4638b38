import {describe, expect, it} from 'vitest';
import {doubtOfCell} from '../../src/project/doubtful-cell.ts';

describe('a cell', () => {
  it.each(['#REF!', '#N/A', '#NV', '######', 'Caf\ufffd'])('like %s is damaged: no film shows it', (text) => {
    expect(doubtOfCell(text)?.state).toBe('damaged');
  });

  it.each([
    ['4.00638E+12', 'a long number'],
    ['Fish &amp; Chips', 'a character reference of HTML'],
    ['CafÃ© MÃ¼ller', '"Café Müller"'],
    ['5 â‚¬', '"5 €"'],
  ])('like %s is doubtful', (text, words) => {
    expect(doubtOfCell(text)).toMatchObject({state: 'doubtful', found: expect.stringContaining(words)});
  });

  it.each(['Café Müller', '5 €', 'SÃO PAULO', '#1', '#fff', '##', 'C#', 'R&D; B&B', '1E3', '拿铁', 'N/A', 'AT&T', 'É®'])(
    'like %s is as it is meant',
    (text) => {
      expect(doubtOfCell(text)).toBeNull();
    },
  );
});
