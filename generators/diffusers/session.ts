/** A network's file, checked and loaded on the first provider that can. */
import {availableParallelism} from 'node:os';
import {InferenceSession, type Tensor} from 'onnxruntime-node';
import {type Machine, type Provider, runtimeNames} from './machine.ts';
import {modelError} from './model-error.ts';
import {readOnnxFile} from './onnx-file.ts';

/** Providers that failed: not asked again, and said once. */
const failed = new WeakMap<Machine['providers'], Set<Provider>>();

export interface Network extends Pick<InferenceSession, 'inputMetadata' | 'inputNames' | 'outputNames'> {
  readonly provider: () => Provider;
  readonly run: (feeds: Readonly<Record<string, Tensor>>) => Promise<InferenceSession.OnnxValueMapType>;
  readonly release: () => Promise<void>;
}

interface Wanted {
  readonly file: string;
  readonly component: string;
  readonly machine: Machine;
}

export async function openNetwork(wanted: Wanted): Promise<Network> {
  const {component, machine} = wanted;
  const refusals: Refusal[] = [];
  let {session, provider} = await openSession(wanted, refusals);
  const {inputMetadata, inputNames, outputNames} = session;
  const run: Network['run'] = async (feeds) => {
    try {
      return await machine.around(component, () => session.run(feeds));
    } catch (cause) {
      if (provider === machine.providers.at(-1)) throw cause;
      // Some providers load what they cannot run, or run out of memory of their own: the next one makes this call and those to come.
      refusals.push({provider, cause});
      const next = await openSession(wanted, refusals);
      await session.release();
      ({session, provider} = next);
      return run(feeds);
    }
  };
  return {inputMetadata, inputNames, outputNames, provider: () => provider, run, release: () => session.release()};
}

/** @param refusals providers that have loaded this component already and then failed to run it. */
async function openSession(
  {file, component, machine}: Wanted,
  refusals: readonly Refusal[],
): Promise<{readonly session: InferenceSession; readonly provider: Provider}> {
  await checkMemory(file, component, machine);
  const without = failed.get(machine.providers) ?? new Set<Provider>();
  failed.set(machine.providers, without);
  const refused = [...refusals];
  for (const provider of machine.providers) {
    if (without.has(provider) || refused.some((each) => each.provider === provider)) continue;
    machine.onLoad(component, provider);
    try {
      const session = await machine.around(component, () => InferenceSession.create(file, optionsOf(provider)));
      // Only a provider that fails where another one manages is to blame; otherwise the file is.
      for (const each of refused) {
        without.add(each.provider);
        machine.onFallback(
          `asked for ${each.provider}, got ${provider}: ${each.provider} cannot run ${component} (${firstLine(each.cause)}) and is not asked again`,
        );
      }
      return {session, provider};
    } catch (cause) {
      refused.push({provider, cause});
    }
  }
  const last = refused.at(-1)?.cause;
  throw modelError({
    expected: 'a network that onnxruntime can load',
    found: firstLine(last),
    fix: 'export it again; with too little memory, use an fp16 or int8 export',
    where: file,
    cause: last,
  });
}

interface Refusal {
  readonly provider: Provider;
  readonly cause: unknown;
}

async function checkMemory(file: string, component: string, machine: Machine): Promise<void> {
  const {loadedSizeInBytes} = await readOnnxFile(file);
  const available = machine.availableMemoryInBytes();
  if (loadedSizeInBytes <= available) return;
  throw modelError({
    expected: `${gigabytes(loadedSizeInBytes)} of free memory for the weights of ${component} alone`,
    found: `${gigabytes(available)} free`,
    fix: 'end other programs, take a machine with more memory, or use a smaller model: only one component is in memory at a time',
    where: file,
  });
}

const optionsOf = (provider: Provider): InferenceSession.SessionOptions => ({
  executionProviders: [runtimeNames[provider]],
  // Measured: more threads than cores, or threads that spin, lose where other work runs beside (research/diffusion.md §6).
  intraOpNumThreads: Math.min(4, availableParallelism()),
  interOpNumThreads: 1,
  executionMode: 'sequential',
  enableCpuMemArena: false,
  graphOptimizationLevel: 'all',
  // Warnings of the runtime are written past us, to stderr; what matters of them comes back as an error.
  logSeverityLevel: 4,
  // Weights of 8 bits are unfolded once at loading: the speed is then that of 32 bits.
  extra: {session: {intra_op: {allow_spinning: '0'}, disable_quant_qdq: '1'}},
});

const gigabytes = (bytes: number): string => `${Number((bytes / 1e9).toPrecision(3))} GB`;

const firstLine = (cause: unknown): string => String(cause).split('\n')[0]?.slice(0, 300) ?? '';
