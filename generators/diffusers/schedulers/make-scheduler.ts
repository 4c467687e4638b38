import {type SchedulerClass, type SchedulerConfiguration, schedulerClass, schedulerConfiguration} from './configuration.ts';
import {ddim} from './ddim.ts';
import {ddpm} from './ddpm.ts';
import {deis} from './deis.ts';
import {dpmMultistep} from './dpm-multistep.ts';
import {dpmSinglestep} from './dpm-singlestep.ts';
import {edmEuler} from './edm-euler.ts';
import {euler} from './euler.ts';
import {eulerAncestral} from './euler-ancestral.ts';
import {flowMatchEuler} from './flow-match-euler.ts';
import {flowMatchHeun} from './flow-match-heun.ts';
import {heun} from './heun.ts';
import {lcm} from './lcm.ts';
import {pndm} from './pndm.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {tcd} from './tcd.ts';
import {uniPc} from './unipc.ts';

const methods: Record<SchedulerClass, (config: SchedulerConfiguration, request: ScheduleRequest) => Scheduler> = {
  DDIMScheduler: ddim,
  DDPMScheduler: ddpm,
  PNDMScheduler: pndm,
  EulerDiscreteScheduler: euler,
  EulerAncestralDiscreteScheduler: eulerAncestral,
  HeunDiscreteScheduler: heun,
  LCMScheduler: lcm,
  TCDScheduler: tcd,
  DPMSolverMultistepScheduler: dpmMultistep,
  DPMSolverSinglestepScheduler: dpmSinglestep,
  DEISMultistepScheduler: deis,
  UniPCMultistepScheduler: uniPc,
  FlowMatchEulerDiscreteScheduler: flowMatchEuler,
  FlowMatchHeunDiscreteScheduler: flowMatchHeun,
  EDMEulerScheduler: edmEuler,
};

/** A scheduler as its folder describes it; made anew for each picture, because it remembers the steps that it took. */
export interface SchedulerModel {
  readonly className: SchedulerClass;
  readonly config: SchedulerConfiguration;
  readonly make: (request: ScheduleRequest) => Scheduler;
}

/**
 * @param json `scheduler_config.json`, parsed.
 * @param where the file, for messages.
 */
export function schedulerModel(json: {readonly _class_name: string}, where: string): SchedulerModel {
  const className = schedulerClass(json._class_name, where);
  const config = schedulerConfiguration(className, json, where);
  return {className, config, make: (request) => methods[className](config, request)};
}
