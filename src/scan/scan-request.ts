import type {WorkInputs} from '../core/work.ts';
import type {Machine} from '../machine/machine.ts';
import type {ScanRequest} from './scan.ts';

/** What a scan needs, from the machine that it runs on. */
export const scanRequest = async (
  {variant, speech}: Pick<WorkInputs['timeline'], 'variant' | 'speech'>,
  machine: Machine,
  signal: AbortSignal,
): Promise<ScanRequest> => {
  const [bundle, browser, folders] = await Promise.all([machine.currentBundle(), machine.browser(), machine.folders()]);
  if (bundle === null) throw new RangeError('The bundle was not made before it was needed.');
  const {emit, now} = machine.context;
  return {
    variant,
    speech,
    bundle: bundle.digest,
    browser: browser.identity,
    variables: machine.variables,
    folders: {...folders, digests: machine.digests},
    store: machine.store,
    openPage: () => machine.openScanPage(variant, speech),
    emit,
    signal,
    now,
  };
};
