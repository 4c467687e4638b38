import type {ExitCode, Shell} from '../../src/cli/shell.ts';
import type {Work} from '../../src/cli/work.ts';
import type {RunContext} from '../../src/pipeline.ts';
import {aPlan, aShot} from '../report/a-plan.ts';
import {aDigest, aFilm, aFingerprint} from '../report/a-render.ts';
import {type RecordedOutput, recordedOutput} from '../report/recorded-output.ts';
import {healthyMachine} from './healthy-machine.ts';

/** A shell whose work is recorded instead of done. */
export interface FakeShell extends Shell {
  readonly stdout: RecordedOutput;
  readonly stderr: RecordedOutput;
  /** Name and request of every piece of work that was asked for, in order. */
  readonly asked: readonly (readonly [name: string, request: unknown])[];
  readonly exits: readonly ExitCode[];
  /** Ctrl-C. */
  readonly interrupt: () => void;
  readonly listeners: () => number;
}

export const fakeShell = (line: string, more: {work?: Partial<Work>; shell?: Partial<Pick<Shell, 'now' | 'project'>>} = {}): FakeShell => {
  const asked: [string, unknown][] = [];
  const exits: ExitCode[] = [];
  const handlers = new Set<() => void>();
  const answered =
    <Result>(name: string, result: Result) =>
    async (...given: readonly unknown[]): Promise<Result> => {
      asked.push([name, given.at(-1)]);
      return result;
    };
  const notFaked = () => Promise.reject(new TypeError('this work has no fake'));
  return {
    words: line.split(' ').filter((word) => word !== ''),
    project: '/project',
    stdout: recordedOutput(),
    stderr: recordedOutput(),
    environment: {},
    now: () => Date.now(),
    onInterrupt: (handler) => {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    exit: (code) => {
      exits.push(code);
    },
    version: '0.1.0',
    pagesFolder: 'pages',
    asked,
    exits,
    interrupt: () => {
      for (const handler of handlers) handler();
    },
    listeners: () => handlers.size,
    ...more.shell,
    work: {
      planProject: answered('planProject', aPlan([aShot()])),
      generateShots: async (context, request) => {
        asked.push(['generateShots', request]);
        context.emit({
          event: 'take-made',
          shot: 'ride',
          video: 'tram-fox',
          fingerprint: aFingerprint,
          digest: aDigest,
          durationInMilliseconds: 8000,
        });
        return aPlan([aShot(), aShot({id: 'ride', action: 'generate'})]);
      },
      renderProject: async (context, request) => {
        asked.push(['renderProject', request]);
        context.emit({event: 'render-finished', variants: [aFilm]});
        return [aFilm];
      },
      makeWork: answered('makeWork', 'made' as const),
      addModel: answered('addModel', {
        ...{name: 'sd-turbo', folder: 'models/sd-turbo', digest: 'sha256:0', licence: 'unknown'},
        ...{family: 'StableDiffusionPipeline (UNet2DConditionModel)', files: 12, sizeInBytes: 2_500_000_000},
      }),
      transcribe: answered('transcribe', {
        file: 'public/talk.json',
        words: [{text: 'Good', startInSeconds: 0.1, endInSeconds: 0.4}],
        durationInSeconds: 12,
      }),
      openStore: notFaked,
      shotExplainer: async () => () => ['subject  fox'],
      machineFacts: answered('machineFacts', healthyMachine),
      copyTemplate: answered('copyTemplate', {files: ['package.json', 'scenes/reel/video.tsx']}),
      writeFile: async (path, text) => {
        asked.push(['writeFile', {path, text}]);
      },
      ...more.work,
    },
  };
};

/** Work that goes on until it is aborted, and then fails as stages do. */
export const untilAborted = async (context: RunContext): Promise<never> => {
  context.emit({event: 'stage-started', stage: 'render', label: 'tram-fox/reel'});
  return await new Promise<never>((_resolve, reject) => {
    context.signal.addEventListener('abort', () => reject(new Error('ffmpeg was killed')));
  });
};
