import {describe, expect, it} from 'vitest';
import {selectTakes} from '../../src/plan/select-takes.ts';
import {plannedShot} from '../generate/planned-shot.ts';

const shots = [plannedShot('stop'), plannedShot('ride'), plannedShot('stop', {}, {video: 'coffee'})];
const select = (...patterns: string[]): string[] => selectTakes(shots, patterns).map(({video, id}) => `${video}/${id}`);

describe('a pattern of shots', () => {
  it.each<[string[], string[]]>([
    [[], ['tram-fox/stop', 'tram-fox/ride', 'coffee/stop']],
    [['tram-fox'], ['tram-fox/stop', 'tram-fox/ride']],
    [['*/stop'], ['tram-fox/stop', 'coffee/stop']],
    [
      ['tram-fox/r*', 'coffee'],
      ['tram-fox/ride', 'coffee/stop'],
    ],
  ])('%j names %j', (patterns, ids) => {
    expect(select(...patterns)).toEqual(ids);
  });

  it('that names nothing is an error that lists the shots', () => {
    expect(() => select('tram-fox', 'stop')).toThrow(expect.objectContaining({code: 'variant-unknown'}));
    expect(() => select('stop')).toThrow('tram-fox/stop, tram-fox/ride, coffee/stop');
  });
});
