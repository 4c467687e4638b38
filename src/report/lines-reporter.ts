import {failedEvent, failureLines} from './failure.ts';
import {filmLines} from './films.ts';
import {startHeartbeat} from './heartbeat.ts';
import type {Answer, ModeOptions, ModeReporter} from './mode.ts';
import {writeLines} from './output.ts';
import {progressLines} from './progress-lines.ts';
import {follow, type RunningStage} from './running.ts';
import {sentenceOf} from './sentence.ts';

/**
 * Plain lines for logs: what starts, what is done, and a heartbeat with an estimate of what is left.
 *
 * @example
 * linesReporter(options).emit({event: 'stage-started', stage: 'render', label: 'tram-fox/reel'}) // rendering tram-fox/reel
 */
export const linesReporter = ({stdout, stderr, now, answers}: ModeOptions): ModeReporter => {
  let running: readonly RunningStage[] = [];
  const say = (lines: readonly string[]) => {
    heartbeat.wrote();
    writeLines(stderr, lines);
  };
  const heartbeat = startHeartbeat(now, () => {
    if (running.length > 0) say(progressLines(running, now()));
  });
  const answer = (given: Answer) => writeLines(stdout, answers === 'json' ? [JSON.stringify(given.json)] : given.text);
  return {
    emit: (event) => {
      running = follow(running, event, now());
      const sentence = sentenceOf(event);
      if (sentence) say([sentence.kind === 'warning' ? `warning: ${sentence.text}` : sentence.text]);
      if (event.event === 'render-finished') answer({text: filmLines(event.variants), json: event});
    },
    answer,
    note: (text) => say([text]),
    failure: (failure) => {
      say(failureLines(failure));
      if (answers === 'json') writeLines(stdout, [JSON.stringify(failedEvent(failure))]);
    },
    finish: heartbeat.stop,
  };
};
