/** What a model runs on: which of onnxruntime's execution providers, how much memory, and where to say what came out otherwise. */
import {totalmem} from 'node:os';
import {listSupportedBackends} from 'onnxruntime-node';

export const providerNames = ['cpu', 'cuda', 'directml', 'webgpu', 'coreml'] as const;
export type Provider = (typeof providerNames)[number];

export interface Machine {
  /** Tried in this order until one loads a component; the CPU closes the list. */
  readonly providers: readonly Provider[];
  readonly availableMemoryInBytes: () => number;
  /** A component was loaded on another provider than the one asked for. Said once for each provider. */
  readonly onFallback: (message: string) => void;
  /** A component is being loaded, on this provider. */
  readonly onLoad: (component: string, provider: Provider) => void;
  /** Stands around each call of onnxruntime, for those who measure. */
  readonly around: <Result>(component: string, call: () => Promise<Result>) => Promise<Result>;
}

/** `asked`: `auto` for the first of what this build of onnxruntime has, fastest first. */
export function machineOf(asked: Provider | 'auto', overrides: Partial<Machine> = {}): Machine {
  return {
    providers: asked === 'auto' ? bundledProviders() : asked === 'cpu' ? ['cpu'] : [asked, 'cpu'],
    availableMemoryInBytes,
    onFallback: () => undefined,
    onLoad: () => undefined,
    around: (_component, call) => call(),
    ...overrides,
  };
}

/** As onnxruntime-node calls them. */
export const runtimeNames: Readonly<Record<Provider, string>> = {
  cpu: 'cpu',
  cuda: 'cuda',
  directml: 'dml',
  webgpu: 'webgpu',
  coreml: 'coreml',
};

const fastestFirst: readonly Provider[] = ['cuda', 'directml', 'webgpu', 'coreml', 'cpu'];

function bundledProviders(): Provider[] {
  const bundled = new Set(listSupportedBackends().flatMap((each) => (each.bundled ? [each.name] : [])));
  return fastestFirst.filter((provider) => provider === 'cpu' || [...bundled].some((name) => name === runtimeNames[provider]));
}

/**
 * macOS counts what it could give back at once as used, so only the whole of its memory is a bound; elsewhere the system (and a container's
 * limit) says what is free.
 */
const availableMemoryInBytes = (): number => (process.platform === 'darwin' ? totalmem() : Math.min(process.availableMemory(), totalmem()));
