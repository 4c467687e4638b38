/** A network's file, checked and loaded on the first provider that can. */
import {availableParallelism} from 'node:os';
import {InferenceSession} from 'onnxruntime-node';
import {type Machine, type Provider, runtimeNames} from './machine.ts';
import {modelError} from './model-error.ts';
import {readOnnxFile} from './onnx-file.ts';

/** Providers that could not load something: not tried again, and said once. */
const failed = new WeakMap<Machine['providers'], Set<Provider>>();

export async function openSession(file: string, component: string, machine: Machine): Promise<InferenceSession> {
  const {loadedSizeInBytes} = await readOnnxFile(file);
  const available = machine.availableMemoryInBytes();
  if (loadedSizeInBytes > available) {
    throw modelError({
      expected: `${gigabytes(loadedSizeInBytes)} of free memory for the weights of ${component} alone`,
      found: `${gigabytes(available)} free`,
      fix: 'end other programs, take a machine with more memory, or use a smaller model: only one component is in memory at a time',
      where: file,
    });
  }
  const without = failed.get(machine.providers) ?? new Set<Provider>();
  failed.set(machine.providers, without);
  const providers = machine.providers.filter((provider) => !without.has(provider));
  const refusals: {readonly provider: Provider; readonly cause: unknown}[] = [];
  for (const provider of providers) {
    machine.onLoad(component, provider);
    try {
      const session = await machine.around(component, () => InferenceSession.create(file, optionsOf(provider)));
      // Only a provider that fails where another one manages is to blame; otherwise the file is.
      for (const {provider: refused, cause} of refusals) {
        without.add(refused);
        machine.onFallback(`${refused} cannot run ${component} (${firstLine(cause)}); it runs on ${provider}`);
      }
      return session;
    } catch (cause) {
      refusals.push({provider, cause});
    }
  }
  const last = refusals.at(-1)?.cause;
  throw modelError({
    expected: 'a network that onnxruntime can load',
    found: firstLine(last),
    fix: 'export it again; with too little memory, use an fp16 or int8 export',
    where: file,
    cause: last,
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

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toPrecision(3)} GB`;

const firstLine = (cause: unknown): string => String(cause).split('\n')[0]?.slice(0, 300) ?? '';
