import type {MessagePort} from 'node:worker_threads';
import {type Failure, failureOf} from '../core/failure.ts';
import {PictureMemory} from '../media/picture-memory.ts';
import type {OverlayPictures} from '../remotion/capture.ts';
import type {BlendJob} from './blend-job.ts';
import {blendSegment} from './blend-segment.ts';

export type ToThread =
  | {readonly kind: 'blend'; readonly job: BlendJob}
  | {readonly kind: 'page'; readonly pictures: OverlayPictures}
  | {readonly kind: 'stop'};

export type FromThread =
  | {readonly kind: 'page-wanted'; readonly frame: number}
  | {readonly kind: 'frame-blended'}
  | {readonly kind: 'finished'}
  | {readonly kind: 'failed'; readonly failure: Failure};

/** Blends the segments that come through a port, one after the other, and asks back for their pages. */
export const serveBlending = (port: MessagePort): void => {
  let takePage: ((pictures: OverlayPictures) => void) | null = null;
  let running: AbortController | null = null;
  const memory = new PictureMemory();
  const say = (message: FromThread): void => port.postMessage(message);
  const blend = async (job: BlendJob, signal: AbortSignal): Promise<FromThread> => {
    const page = (frame: number): Promise<OverlayPictures> =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), {once: true});
        takePage = resolve;
        say({kind: 'page-wanted', frame});
      });
    try {
      await blendSegment(job, {page, memory, signal, onFrame: () => say({kind: 'frame-blended'})});
      return {kind: 'finished'};
    } catch (error) {
      return {kind: 'failed', failure: failureOf(error)};
    }
  };
  port.on('message', (message: ToThread) => {
    if (message.kind === 'page') takePage?.(message.pictures);
    if (message.kind === 'stop') running?.abort();
    if (message.kind !== 'blend') return;
    running = new AbortController();
    blend(message.job, running.signal).then(say);
  });
};
