import {nameInVideo, type ReshootEvent} from '../core/events.ts';
import {failedEvent, failureLines} from './failure.ts';
import {startHeartbeat} from './heartbeat.ts';
import type {ModeOptions, ModeReporter} from './mode.ts';
import {writeLines} from './output.ts';
import {follow, type RunningStage} from './running.ts';

/** A frame a line would bury everything else; a second is often enough to follow. */
const progressEveryInMilliseconds = 1_000;

/**
 * One JSON object a line on stdout and nothing else; people's text goes to stderr. Scripts depend on the shapes: DESIGN §8.
 *
 * @example
 * jsonReporter(options).emit({event: 'warning', message: 'the lock is older than its video'}) // {"event":"warning","message":"the …"}
 */
export const jsonReporter = ({stdout, stderr, now}: ModeOptions): ModeReporter => {
  let running: readonly RunningStage[] = [];
  const saidAt = new Map<string, number>();
  const heartbeat = startHeartbeat(now, () => {
    for (const {stage, label, samples} of running) say({event: 'progress', stage, label, share: samples.at(-1)?.share ?? 0});
  });
  const say = (value: object) => {
    heartbeat.wrote();
    writeLines(stdout, [JSON.stringify(value)]);
  };
  return {
    emit: (event) => {
      running = follow(running, event, now());
      const key = progressKey(event);
      if (key !== null) {
        const last = saidAt.get(key);
        if (last !== undefined && now() - last < progressEveryInMilliseconds) return;
        saidAt.set(key, now());
      }
      say(event);
    },
    answer: ({json}) => say(json),
    note: (text) => writeLines(stderr, [text]),
    failure: (failure) => {
      writeLines(stderr, failureLines(failure));
      say(failedEvent(failure));
    },
    finish: heartbeat.stop,
  };
};

/** What an event tells the progress of; null where it has to be said whatever was said before. */
const progressKey = (event: ReshootEvent): string | null => {
  if (event.event === 'progress' && event.share < 1) return `${event.stage} ${event.label}`;
  if (event.event === 'take-progress' && event.share < 1) return `${event.video}/${nameInVideo(event)}`;
  return null;
};
