import type {Digest} from '../core/brand.ts';
import type {Timeline} from '../core/timeline.ts';
import {probeTimeline} from '../scan/probe.ts';
import {scanVariant} from '../scan/scan.ts';
import {scanRequest} from '../scan/scan-request.ts';
import {type Executor, noReports} from './executor.ts';

/** Runs variants over their frames, all of them or a few, and tells what is on them. */
export const makeTimelines: Executor<'timeline'> = async (work, machine, signal) => {
  const timelines = new Map<Digest, Timeline>();
  const probes = new Map<Digest, Timeline | null>();
  for (const {input, key} of work) {
    const request = await scanRequest(input, machine, signal);
    // Keys of timelines are digests.
    if (input.extent === 'lines') probes.set(key as Digest, await probeTimeline(request));
    else timelines.set(key as Digest, await scanVariant(request));
  }
  return {facts: {timelines, probes}, reports: noReports};
};
