import {type Executor, noReports} from './executor.ts';

/** Bundles all videos. */
export const makeBundle: Executor<'bundle'> = async (_, machine) => {
  const {emit, now} = machine.context;
  const started = now();
  emit({event: 'stage-started', stage: 'bundle', label: 'videos'});
  const {digest} = await machine.makeBundle((share) => emit({event: 'progress', stage: 'bundle', label: 'videos', share}));
  emit({event: 'stage-finished', stage: 'bundle', label: 'videos', durationInMilliseconds: now() - started});
  return {facts: {bundle: digest}, reports: noReports};
};
