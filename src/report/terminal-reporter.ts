import {failedEvent, failureLines} from './failure.ts';
import {filmLines} from './films.ts';
import {createLiveRegion} from './live-region.ts';
import type {Answer, ModeOptions, ModeReporter} from './mode.ts';
import {type Output, writeLines} from './output.ts';
import {progressLines} from './progress-lines.ts';
import {follow, type RunningStage} from './running.ts';
import {type Sentence, sentenceOf} from './sentence.ts';

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const spinEveryInMilliseconds = 100;

/**
 * For people who watch: what is done scrolls by, what is running moves below it.
 *
 * @example
 * terminalReporter(options).emit({event: 'stage-started', stage: 'render', label: 'tram-fox/reel'}) // ⠋ rendering tram-fox/reel
 */
export const terminalReporter = ({stdout, stderr, now, answers, colours}: ModeOptions): ModeReporter => {
  let running: readonly RunningStage[] = [];
  const region = createLiveRegion(stderr);
  const draw = () => {
    if (running.length === 0) return region.clear();
    const mark = colours.cyan(spinner[Math.floor(now() / spinEveryInMilliseconds) % spinner.length] ?? '');
    region.draw(progressLines(running, now()).map((line) => (line.startsWith(' ') ? `  ${colours.dim(line)}` : `${mark} ${line}`)));
  };
  const timer = setInterval(draw, spinEveryInMilliseconds);
  // A reporter never keeps a process alive.
  timer.unref();
  /** Lines that stay go above those that move. */
  const say = (output: Output, lines: readonly string[]) => {
    region.clear();
    writeLines(output, lines);
    draw();
  };
  const answer = (given: Answer) => say(stdout, answers === 'json' ? [JSON.stringify(given.json)] : given.text);
  const marked = ({kind, text}: Sentence): string => {
    if (kind === 'warning') return `${colours.yellow('!')} ${text}`;
    return kind === 'done' ? `${colours.green('✔')} ${text}` : `  ${colours.dim(text)}`;
  };
  return {
    emit: (event) => {
      running = follow(running, event, now());
      const sentence = sentenceOf(event);
      // What starts is seen in the moving lines.
      if (sentence && sentence.kind !== 'started') say(stderr, [marked(sentence)]);
      if (event.event === 'render-finished') answer({text: filmLines(event.variants), json: event});
    },
    answer,
    note: (text) => say(stderr, [text]),
    failure: (failure) => {
      running = [];
      const [head = '', ...rest] = failureLines(failure);
      say(stderr, [`${colours.red('✖')} ${colours.bold(head)}`, ...rest]);
      if (answers === 'json') say(stdout, [JSON.stringify(failedEvent(failure))]);
    },
    finish: () => {
      clearInterval(timer);
      region.clear();
    },
  };
};
