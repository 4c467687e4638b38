import type {CheckResult} from '../report/check-lines.ts';
import {describeBytes} from '../report/quantity.ts';

/** Something that was tried: what it answered, or how it failed. */
export type Attempt = {readonly state: 'works'; readonly detail: string} | {readonly state: 'fails'; readonly reason: string};

/** What `doctor` looks at, gathered by `machine.ts`. */
export interface MachineFacts {
  /** Without a leading `v`. */
  readonly nodeVersion: string;
  readonly remotion: {
    /** The version that this release of Reshoot is tested with. */
    readonly expected: string;
    /** Versions of `remotion` and every `@remotion/…` that the project has installed. */
    readonly installed: Readonly<Record<string, string>>;
  };
  readonly ffmpeg: Attempt;
  readonly ffprobe: Attempt;
  readonly browser: Attempt;
  readonly onnxruntime: Attempt;
  /** Whether a file could be written where the store is, or will be. */
  readonly store: Attempt;
  /** Null where the system does not tell. */
  readonly freeDiskInBytes: number | null;
}

/** The packages that a project cannot do without. */
const requiredPackages = ['remotion', '@remotion/bundler', '@remotion/renderer'];

const lowestNode = {major: 20, minor: 19};

/** A film of a minute with its takes and segments needs a few hundred megabytes; less than that cannot work. */
const leastDiskInBytes = 300_000_000;
const comfortableDiskInBytes = 3_000_000_000;

/**
 * What the facts mean: pure, so that every ailment can be tested on a healthy machine.
 *
 * @example
 * diagnose(facts).find(({name}) => name === 'browser')?.state // 'ok'
 */
export const diagnose = (facts: MachineFacts): readonly CheckResult[] => [
  nodeCheck(facts),
  remotionCheck(facts),
  attemptCheck('ffmpeg', facts.ffmpeg, reinstall),
  attemptCheck('ffprobe', facts.ffprobe, reinstall),
  attemptCheck('browser', facts.browser, 'npm install --save-dev @sparticuz/chromium, or name yours: REMOTION_BROWSER=/path/to/chrome'),
  attemptCheck('onnxruntime', facts.onnxruntime, 'npm install reshoot again; on Linux it needs glibc 2.28 or newer'),
  attemptCheck('store', facts.store, 'make .reshoot writable, or run in a folder where you may write'),
  diskCheck(facts),
];

const reinstall = 'rm -rf node_modules && npm ci, without --omit=optional: the program comes in a package for this platform';

const nodeCheck = ({nodeVersion}: MachineFacts): CheckResult => {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  const isEnough = major > lowestNode.major || (major === lowestNode.major && minor >= lowestNode.minor);
  return isEnough
    ? {name: 'node', state: 'ok', detail: nodeVersion, fix: null}
    : {
        name: 'node',
        state: 'failed',
        detail: `${nodeVersion}, too old`,
        fix: `install Node ${lowestNode.major}.${lowestNode.minor} or newer`,
      };
};

const remotionCheck = ({remotion: {expected, installed}}: MachineFacts): CheckResult => {
  const missing = requiredPackages.filter((name) => installed[name] === undefined);
  const other = Object.entries(installed).filter(([, version]) => version !== expected);
  if (missing.length + other.length === 0) {
    return {name: 'remotion', state: 'ok', detail: `${expected}, ${Object.keys(installed).length} packages`, fix: null};
  }
  const detail = [...missing.map((name) => `${name} is missing`), ...other.map(([name, version]) => `${name} is ${version}`)].join(', ');
  const wanted = [...missing, ...other.map(([name]) => name)].map((name) => `${name}@${expected}`);
  return {
    name: 'remotion',
    state: 'failed',
    detail: `${detail}; all have to be ${expected}`,
    fix: `npm install --save-exact ${wanted.join(' ')}`,
  };
};

const attemptCheck = (name: string, attempt: Attempt, fix: string): CheckResult =>
  attempt.state === 'works' ? {name, state: 'ok', detail: attempt.detail, fix: null} : {name, state: 'failed', detail: attempt.reason, fix};

const diskCheck = ({freeDiskInBytes}: MachineFacts): CheckResult => {
  if (freeDiskInBytes === null) return {name: 'disk', state: 'warning', detail: 'the system does not say how much is free', fix: null};
  const detail = `${describeBytes(freeDiskInBytes)} free`;
  if (freeDiskInBytes >= comfortableDiskInBytes) return {name: 'disk', state: 'ok', detail, fix: null};
  return {
    name: 'disk',
    state: freeDiskInBytes < leastDiskInBytes ? 'failed' : 'warning',
    detail,
    fix: 'make room: takes and segments of a minute of film need a few hundred megabytes',
  };
};
