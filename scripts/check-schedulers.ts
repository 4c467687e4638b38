/**
 * `npm run check:schedulers -- <file.json>`: runs our schedulers and random numbers over a file of the shape of
 * `reference/scheduler-goldens.json`, says what differs and closes with `N passed, N failed`.
 *
 * The loop is that of diffusers' own scheduler tests: a fixed sample, and a network that answers x·t/(t + 1).
 */
import {readFileSync} from 'node:fs';
import {z} from 'zod';
import {float32} from '../generators/diffusers/schedulers/grid.ts';
import {schedulerModel} from '../generators/diffusers/schedulers/make-scheduler.ts';
import type {Scheduler} from '../generators/diffusers/schedulers/scheduler.ts';
import {torchRandom} from '../generators/diffusers/torch-random.ts';

const numbers = z.array(z.number());

const caseSchema = z.object({
  name: z.string(),
  scheduler: z.string(),
  config: z.record(z.string(), z.unknown()),
  set_timesteps: z.object({
    num_inference_steps: z.int().nullish(),
    timesteps: numbers.nullish(),
    sigmas: numbers.nullish(),
    mu: z.number().nullish(),
    strength: z.number().nullish(),
    original_inference_steps: z.int().nullish(),
  }),
  /** `in_place`: the scaled sample is also what the step starts from, as in diffusers' own tests of Euler's methods. */
  scale_model_input: z.union([z.boolean(), z.literal('in_place')]).default(false),
  init_noise_sigma: z.number().nullish(),
  multiply_by_init_noise_sigma: z.boolean().default(false),
  t_start: z.int().nullish(),
  torch_seed: z.int().nullish(),
  /** η of DDIM and TCD; 0 in the tests of diffusers that the cases come from. */
  eta: z.number().nullish(),
  /** As arguments of diffusers' `step`; an upper bound that is left out is none. */
  s_churn: z.number().nullish(),
  s_tmin: z.number().nullish(),
  s_tmax: z.number().nullish(),
  s_noise: z.number().nullish(),
  timesteps: numbers.nullish(),
  sigmas: numbers.nullish(),
  per_step_abs_sum: numbers.nullish(),
  abs_sum: z.number().nullish(),
  abs_mean: z.number().nullish(),
  probe_0000_0002: numbers.nullish(),
  probe_3277: z.number().nullish(),
  published: z
    .object({sum: z.number().nullish(), tol: z.number().nullish(), mean: z.number().nullish(), mean_tol: z.number().nullish()})
    .nullish(),
});

const fileSchema = z.object({
  cases: z.array(caseSchema).default([]),
  torch_randn_cpu: z.array(z.object({seed: z.int(), n: z.int(), values: numbers, sum: z.number()})).default([]),
});

export type SchedulerCase = z.output<typeof caseSchema>;

/** One line for each difference; nothing where a case or a vector passes. */
export interface Outcome {
  readonly name: string;
  readonly differences: readonly string[];
}

export function checkFile(json: unknown): Outcome[] {
  const {cases, torch_randn_cpu: vectors} = fileSchema.parse(json);
  return [
    ...cases.map((each) => ({name: each.name, differences: differencesOf(each)})),
    ...vectors.map(({seed, n, values, sum}) => {
      const drawn = torchRandom(seed).normal(n);
      const all = new Differences();
      all.compare('values', [...drawn.subarray(0, values.length)], {expected: values, tolerance: () => 5e-6});
      all.compare('sum', [drawn.reduce((a, b) => a + b, 0)], {expected: [sum], tolerance: () => 1e-3});
      return {name: `randn/seed${seed}/n${n}`, differences: all.lines};
    }),
  ];
}

/** [4, 3, 8, 8]: arange(768) as [3, 8, 8, 4] with the last dimension brought to the front, over 768; `noise` counts down. */
const fixture = (kind: 'sample' | 'noise'): Float32Array =>
  Float32Array.from({length: 768}, (_, at) => {
    const number = (at % 192) * 4 + Math.floor(at / 192);
    return (kind === 'sample' ? number : 767 - number) / 768;
  });

const differencesOf = (each: SchedulerCase): readonly string[] => {
  try {
    return compare(each).lines;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
};

function compare(each: SchedulerCase): Differences {
  const {set_timesteps: set} = each;
  const scheduler = schedulerModel({...each.config, _class_name: each.scheduler}, each.name).make({
    steps: set.num_inference_steps ?? undefined,
    timesteps: set.timesteps ?? undefined,
    sigmas: set.sigmas ?? undefined,
    mu: set.mu ?? undefined,
    strength: set.strength ?? undefined,
    originalSteps: set.original_inference_steps ?? undefined,
    batch: 4,
  });
  const {sample, sums} = walk(each, scheduler);
  const relative = (share: number, least: number) => (expected: number) => Math.max(least, share * Math.abs(expected));
  const all = new Differences();
  all.compare('timesteps', [...scheduler.timesteps], {expected: each.timesteps, tolerance: relative(2e-6, 1e-4)});
  all.compare('sigmas', [...(scheduler.sigmas ?? [])], {expected: each.sigmas, tolerance: relative(2e-6, 1e-6)});
  all.compare('init_noise_sigma', [scheduler.initNoiseSigma], {expected: list(each.init_noise_sigma), tolerance: relative(1e-6, 1e-6)});
  all.compare('per_step_abs_sum', sums, {expected: each.per_step_abs_sum, tolerance: relative(5e-5, 1e-3)});
  const sum = sums.at(-1) ?? 0;
  all.compare('abs_sum', [sum], {expected: list(each.abs_sum), tolerance: relative(1e-5, 1e-3)});
  all.compare('abs_mean', [sum / 768], {expected: list(each.abs_mean), tolerance: relative(1e-5, 1e-5)});
  const [first = 0, second = 0, third = 0] = sample;
  all.compare('probe_0000_0002', [first, second, third], {expected: each.probe_0000_0002, tolerance: relative(3e-4, 1e-5)});
  all.compare('probe_3277', [sample.at(-1) ?? 0], {expected: list(each.probe_3277), tolerance: relative(3e-4, 1e-5)});
  const {published} = each;
  // Research §3.2: a published sum is met where it is within its own tolerance or 2·10⁻⁶ of itself.
  all.compare('published sum', [sum], {expected: list(published?.sum), tolerance: relative(2e-6, published?.tol ?? 1e-2)});
  all.compare('published mean', [sum / 768], {expected: list(published?.mean), tolerance: () => published?.mean_tol ?? 1e-3});
  return all;
}

function walk(each: SchedulerCase, scheduler: Scheduler): {sample: Float32Array; sums: number[]} {
  const random = torchRandom(each.torch_seed ?? 0);
  let sample = fixture('sample');
  if (each.multiply_by_init_noise_sigma) sample = sample.map((x) => x * scheduler.initNoiseSigma);
  const start = (each.t_start ?? 0) * scheduler.callsPerStep;
  if (each.t_start !== null && each.t_start !== undefined) sample = scheduler.addNoise(sample, fixture('noise'), start);
  const sums: number[] = [];
  const {s_churn: amount, s_tmin: from, s_tmax: to, s_noise: noise} = each;
  const churn = amount ? {churn: amount, from: from ?? 0, to: to ?? Number.POSITIVE_INFINITY, noise: noise ?? 1} : undefined;
  for (let index = start; index < scheduler.timesteps.length; index++) {
    const t = scheduler.timesteps[index] ?? 0;
    const input = each.scale_model_input === false ? sample : scheduler.scaleModelInput(sample, index);
    const modelOutput = input.map((x) => float32(x * t) / float32(t + 1));
    const from = each.scale_model_input === 'in_place' ? input : sample;
    sample = scheduler.step({modelOutput, sample: from, index, random, eta: each.eta ?? 0, churn});
    sums.push(sample.reduce((total, x) => total + Math.abs(x), 0));
  }
  return {sample, sums};
}

const list = (value: number | null | undefined): number[] | null => (value === null || value === undefined ? null : [value]);

interface Expectation {
  readonly expected: readonly number[] | null | undefined;
  readonly tolerance: (expected: number) => number;
}

class Differences {
  readonly lines: string[] = [];

  compare(what: string, found: readonly number[], {expected, tolerance}: Expectation): void {
    if (!expected) return;
    if (found.length !== expected.length) {
      this.lines.push(`${what}: ${found.length} numbers instead of ${expected.length}`);
      return;
    }
    const at = expected.findIndex((value, i) => !(Math.abs((found[i] ?? Number.NaN) - value) <= tolerance(value)));
    if (at >= 0) this.lines.push(`${what}[${at}]: ${found[at]} instead of ${expected[at]}`);
  }
}

/** The program. */
export const run = (files: readonly string[], print: (line: string) => void): number => {
  if (files.length === 0) {
    print('usage: npm run check:schedulers -- <file.json>…');
    return 2;
  }
  const outcomes = files.flatMap((file) => checkFile(JSON.parse(readFileSync(file, 'utf8'))));
  for (const {name, differences} of outcomes) for (const line of differences) print(`${name}: ${line}`);
  const failed = outcomes.filter(({differences}) => differences.length > 0).length;
  print(`${outcomes.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
};

// Vite-node and the tests both load this file; only the first starts it by name.
if (process.argv[1]?.endsWith('check-schedulers.ts')) process.exitCode = run(process.argv.slice(2), console.log);
