import {failureOf} from '../core/failure.ts';
import type {RunContext} from '../core/run-context.ts';
import {execute} from '../executors/execute.ts';
import {Machine} from '../machine/machine.ts';
import type {FromWorker, ToWorker} from './worker-messages.ts';

/** The end of a channel at which work arrives. */
export interface WorkChannel {
  readonly say: (message: FromWorker) => void;
  readonly onMessage: (listener: (message: ToWorker) => void) => void;
  /** Called when nobody is left at the other end. */
  readonly onClose: (listener: () => void) => void;
}

/** Makes the work that arrives on a channel, one after the other, until the channel is closed. */
export const serveWork = (channel: WorkChannel, context: Pick<RunContext, 'project' | 'now' | 'environment'>): Promise<void> => {
  const closed = new AbortController();
  channel.onClose(() => closed.abort());
  const emit: RunContext['emit'] = (event) => channel.say({kind: 'event', event});
  const arrived: ToWorker[] = [];
  let receive = (message: ToWorker): void => void arrived.push(message);
  // Work may arrive while the project is being opened.
  channel.onMessage((message) => receive(message));
  return Machine.run(
    {...context, emit, signal: closed.signal},
    (machine) =>
      new Promise((resolve) => {
        let stop = new AbortController();
        const make = async (message: ToWorker): Promise<void> => {
          if (message.kind === 'stop') return stop.abort();
          stop = new AbortController();
          const signal = AbortSignal.any([closed.signal, stop.signal]);
          try {
            channel.say({kind: 'made', made: await execute(message.work, machine, signal)});
          } catch (error) {
            channel.say({kind: 'failed', failure: failureOf(error)});
          }
        };
        receive = (message) => void make(message);
        for (const message of arrived) receive(message);
        if (closed.signal.aborted) resolve();
        closed.signal.addEventListener('abort', () => resolve());
      }),
    {isHelper: true},
  );
};
