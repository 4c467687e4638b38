/** `scheduler_config.json`: the fields in diffusers' own names, with the defaults that each class has there. */
import {z} from 'zod';
import {modelError} from '../model-error.ts';

const fields = {
  num_train_timesteps: z.int().min(1),
  beta_start: z.number(),
  beta_end: z.number(),
  beta_schedule: z.enum(['linear', 'scaled_linear', 'squaredcos_cap_v2', 'exp', 'laplace', 'sigmoid']),
  trained_betas: z.array(z.number()).nullable(),
  prediction_type: z.enum(['epsilon', 'sample', 'original_sample', 'v_prediction', 'flow_prediction']),
  timestep_spacing: z.enum(['linspace', 'leading', 'trailing']),
  timestep_type: z.enum(['discrete', 'continuous']),
  steps_offset: z.int(),
  rescale_betas_zero_snr: z.boolean(),
  final_sigmas_type: z.enum(['zero', 'sigma_min']),
  interpolation_type: z.enum(['linear', 'log_linear']),
  use_karras_sigmas: z.boolean(),
  use_exponential_sigmas: z.boolean(),
  use_beta_sigmas: z.boolean(),
  use_lu_lambdas: z.boolean(),
  use_flow_sigmas: z.boolean(),
  sigma_min: z.number().nullable(),
  sigma_max: z.number().nullable(),
  clip_sample: z.boolean(),
  clip_sample_range: z.number(),
  thresholding: z.boolean(),
  dynamic_thresholding_ratio: z.number().min(0).max(1),
  sample_max_value: z.number(),
  set_alpha_to_one: z.boolean(),
  variance_type: z.enum(['fixed_small', 'fixed_small_log', 'fixed_large', 'learned', 'learned_range']).nullable(),
  original_inference_steps: z.int().min(1),
  timestep_scaling: z.number(),
  solver_order: z.int().min(1).max(3),
  solver_type: z.enum(['midpoint', 'heun', 'logrho', 'bh1', 'bh2']),
  algorithm_type: z.enum(['dpmsolver', 'dpmsolver++', 'sde-dpmsolver', 'sde-dpmsolver++', 'deis']),
  lower_order_final: z.boolean(),
  euler_at_final: z.boolean(),
  lambda_min_clipped: z.number().nullable(),
  predict_x0: z.boolean(),
  disable_corrector: z.array(z.int()),
  skip_prk_steps: z.boolean(),
  flow_shift: z.number().positive(),
  shift: z.number().positive(),
  use_dynamic_shifting: z.boolean(),
  base_shift: z.number(),
  max_shift: z.number(),
  base_image_seq_len: z.number(),
  max_image_seq_len: z.number(),
  shift_terminal: z.number().nullable(),
  invert_sigmas: z.boolean(),
  time_shift_type: z.enum(['exponential', 'linear']),
  stochastic_sampling: z.boolean(),
  sigma_data: z.number(),
  sigma_schedule: z.enum(['karras', 'exponential']),
  rho: z.number(),
};

const schema = z.object(fields);

export type SchedulerConfiguration = z.output<typeof schema>;

/** What most classes have where they have the field at all. */
const defaults: SchedulerConfiguration = {
  num_train_timesteps: 1000,
  beta_start: 0.0001,
  beta_end: 0.02,
  beta_schedule: 'linear',
  trained_betas: null,
  prediction_type: 'epsilon',
  timestep_spacing: 'linspace',
  timestep_type: 'discrete',
  steps_offset: 0,
  rescale_betas_zero_snr: false,
  final_sigmas_type: 'zero',
  interpolation_type: 'linear',
  use_karras_sigmas: false,
  use_exponential_sigmas: false,
  use_beta_sigmas: false,
  use_lu_lambdas: false,
  use_flow_sigmas: false,
  sigma_min: null,
  sigma_max: null,
  clip_sample: false,
  clip_sample_range: 1,
  thresholding: false,
  dynamic_thresholding_ratio: 0.995,
  sample_max_value: 1,
  set_alpha_to_one: true,
  variance_type: null,
  original_inference_steps: 50,
  timestep_scaling: 10,
  solver_order: 2,
  solver_type: 'midpoint',
  algorithm_type: 'dpmsolver++',
  lower_order_final: true,
  euler_at_final: false,
  lambda_min_clipped: null,
  predict_x0: true,
  disable_corrector: [],
  skip_prk_steps: false,
  flow_shift: 1,
  shift: 1,
  use_dynamic_shifting: false,
  base_shift: 0.5,
  max_shift: 1.15,
  base_image_seq_len: 256,
  max_image_seq_len: 4096,
  shift_terminal: null,
  invert_sigmas: false,
  time_shift_type: 'exponential',
  stochastic_sampling: false,
  sigma_data: 0.5,
  sigma_schedule: 'karras',
  rho: 7,
};

const consistency: Partial<SchedulerConfiguration> = {
  beta_start: 0.00085,
  beta_end: 0.012,
  beta_schedule: 'scaled_linear',
  timestep_spacing: 'leading',
};

/** Where a class differs from `defaults`; that a class is named here is what makes it known. */
const defaultsOfClass = {
  DDIMScheduler: {clip_sample: true, timestep_spacing: 'leading'},
  DDPMScheduler: {clip_sample: true, timestep_spacing: 'leading', variance_type: 'fixed_small'},
  PNDMScheduler: {timestep_spacing: 'leading', set_alpha_to_one: false},
  EulerDiscreteScheduler: {},
  EulerAncestralDiscreteScheduler: {},
  HeunDiscreteScheduler: {beta_start: 0.00085, beta_end: 0.012},
  LCMScheduler: consistency,
  TCDScheduler: consistency,
  DPMSolverMultistepScheduler: {},
  DPMSolverSinglestepScheduler: {lower_order_final: false},
  DEISMultistepScheduler: {algorithm_type: 'deis', solver_type: 'logrho'},
  UniPCMultistepScheduler: {solver_type: 'bh2'},
  FlowMatchEulerDiscreteScheduler: {},
  FlowMatchHeunDiscreteScheduler: {},
  EDMEulerScheduler: {sigma_min: 0.002, sigma_max: 80},
} satisfies Record<string, Partial<SchedulerConfiguration>>;

export type SchedulerClass = keyof typeof defaultsOfClass;

const isKnown = (name: string): name is SchedulerClass => Object.hasOwn(defaultsOfClass, name);

/** @param where the file, for messages. */
export function schedulerClass(name: string, where: string): SchedulerClass {
  if (isKnown(name)) return name;
  throw modelError({
    expected: `a scheduler of these classes: ${Object.keys(defaultsOfClass).join(', ')}`,
    found: `_class_name ${JSON.stringify(name)}`,
    fix: 'write one of them as _class_name; DPMSolverMultistepScheduler takes the place of most others, with the same betas and prediction_type',
    where,
  });
}

/** Fields that a class does not know are ignored, as in diffusers: configurations carry those of the class they were made from. */
export function schedulerConfiguration(name: SchedulerClass, json: object, where: string): SchedulerConfiguration {
  const known = Object.entries(json).filter(([key, value]) => Object.hasOwn(fields, key) && (value !== null || takesNull(key)));
  const read = schema.safeParse({...defaults, ...defaultsOfClass[name], ...Object.fromEntries(known)});
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.join('.') ?? '';
    throw modelError({
      expected: `a configuration that ${name} understands: ${issue?.message ?? 'others'}`,
      found: `"${field}": ${JSON.stringify(Object.fromEntries(known)[field])}`,
      fix: `mend "${field}", or remove it to have its default`,
      where,
    });
  }
  const config = read.data;
  const respacings = [config.use_karras_sigmas, config.use_exponential_sigmas, config.use_beta_sigmas].filter(Boolean);
  if (respacings.length <= 1) return config;
  throw modelError({
    expected: 'at most one of use_karras_sigmas, use_exponential_sigmas and use_beta_sigmas',
    found: `${respacings.length} of them`,
    fix: 'set the others to false',
    where,
  });
}

const takesNull = (key: string): boolean => Object.hasOwn(defaults, key) && defaults[key as keyof SchedulerConfiguration] === null;
