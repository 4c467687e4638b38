import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {schedulerModel} from '../../../generators/diffusers/schedulers/make-scheduler.ts';
import {checkFile} from '../../../scripts/check-schedulers.ts';

const fixture = (name: string): unknown => JSON.parse(readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8'));
const failures = (name: string) => checkFile(fixture(name)).filter(({differences}) => differences.length > 0);

describe('schedulers', () => {
  it('agree with the published numbers of diffusers, and random numbers with torch', () => {
    expect(checkFile(fixture('scheduler-goldens.json')).length).toBeGreaterThan(51);
    expect(failures('scheduler-goldens.json')).toEqual([]);
  });

  it('agree with diffusers at every step of 400 configurations that were drawn at random', () => {
    expect(failures('scheduler-configurations.json')).toEqual([]);
  });

  it('agree in what no pipeline asks for: the Runge-Kutta steps of PNDM, and churn', () => {
    expect(failures('scheduler-rare.json')).toEqual([]);
  });

  it('agree whatever field of whatever class has whatever value, and where the schedule itself is given', () => {
    expect(failures('scheduler-fields.json')).toEqual([]);
  });

  it('that we lack are refused with the names of those we have', () => {
    expect(() => schedulerModel({_class_name: 'KarrasVeScheduler'}, 'model/scheduler/scheduler_config.json')).toThrow(
      /EulerDiscreteScheduler.*KarrasVeScheduler.*model\/scheduler\/scheduler_config\.json/s,
    );
  });

  it('ignore fields of other classes and take null for the default', () => {
    const json = {_class_name: 'DDIMScheduler', _diffusers_version: '0.40.0', skip_prk_steps: true, beta_start: null, unheard_of: 3};
    expect(schedulerModel(json, 'scheduler_config.json').config).toMatchObject({beta_start: 0.0001, timestep_spacing: 'leading'});
  });

  it('refuse a field with a value that no class understands, naming field and value', () => {
    const json = {_class_name: 'DDIMScheduler', beta_schedule: 'cubic'};
    expect(() => schedulerModel(json, 'scheduler_config.json')).toThrow(/"beta_schedule": "cubic"/);
  });

  it('refuse two spacings of sigmas at once', () => {
    const json = {_class_name: 'EulerDiscreteScheduler', use_karras_sigmas: true, use_beta_sigmas: true};
    expect(() => schedulerModel(json, 'scheduler_config.json')).toThrow(/at most one/);
  });
});
