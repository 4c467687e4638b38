import {describe, expect, it} from 'vitest';
import {planFileOf, workInPlanFile, workNamed} from '../../src/core/plan-file.ts';
import {freeEstimate, type Work, workName} from '../../src/core/work.ts';
import {aPlan} from '../report/a-plan.ts';

const bundle: Work = {
  ...{kind: 'bundle', name: workName('bundle'), variants: [], needs: [], key: null, action: 'make', input: {}, resource: 'node'},
  ...{reason: {code: 'changed', text: 'there is none'}, estimate: freeEstimate},
};

describe('a saved plan', () => {
  it('gives back its work as it was', () => {
    const text = JSON.stringify({shots: [], ...planFileOf({...aPlan([]), work: [bundle]})});
    expect(workInPlanFile(text, 'plan.json')).toEqual([bundle]);
  });

  it.each(['', 'no JSON', '{}', '{"reshootPlan": 2, "work": []}', '{"reshootPlan": 1, "work": [{"kind": "cut"}]}'])(
    'is refused where it is %j',
    (text) => {
      expect(() => workInPlanFile(text, 'plan.json')).toThrow(expect.objectContaining({code: 'plan-invalid'}));
    },
  );

  it('names what is next where it does not have the name', () => {
    expect(() => workNamed([bundle], 'film', 'plan.json')).toThrow('npx reshoot work "bundle" --plan plan.json');
    expect(() => workNamed([], 'film', 'plan.json')).toThrow('nothing is left to be made');
  });
});
