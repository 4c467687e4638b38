import {describe, expect, it} from 'vitest';
import {resolveFormat} from '../../src/core/format.ts';

describe('the loudness of a format', () => {
  it('is that of the large platforms unless the format says otherwise, number by number', () => {
    expect(resolveFormat('reel', 'here').loudness).toEqual({integratedInLufs: -14, truePeakInDecibels: -1});
    const cinema = {id: 'cinema', width: 1920, height: 800, loudness: {integratedInLufs: -23}};
    expect(resolveFormat(cinema, 'here').loudness).toEqual({integratedInLufs: -23, truePeakInDecibels: -1});
  });

  it.each([{integratedInLufs: Number.NaN}, {integratedInLufs: -2}, {truePeakInDecibels: 3}])('is refused for %j', (loudness) => {
    expect(() => resolveFormat({id: 'cinema', width: 1920, height: 800, loudness}, 'here')).toThrow('format-invalid');
  });
});
