import type {Stage} from '../core/events.ts';
import {estimateLeftInMilliseconds, type Sample} from './estimate.ts';
import {describeDuration} from './quantity.ts';
import type {RunningStage} from './running.ts';

/** How people call what a stage is doing, and what it has done. */
export const stageVerbs: Readonly<Record<Stage, {readonly doing: string; readonly done: string}>> = {
  load: {doing: 'loading', done: 'loaded'},
  bundle: {doing: 'bundling', done: 'bundled'},
  scan: {doing: 'scanning', done: 'scanned'},
  plan: {doing: 'planning', done: 'planned'},
  generate: {doing: 'generating', done: 'generated'},
  render: {doing: 'rendering', done: 'rendered'},
  assemble: {doing: 'assembling', done: 'assembled'},
  publish: {doing: 'publishing', done: 'published'},
};

/**
 * What is running, a line each, with its takes below it.
 *
 * @example
 * progressLines(running, now) // ['rendering tram-fox/reel 41 % (about 20 s left)']
 */
export const progressLines = (running: readonly RunningStage[], now: number): readonly string[] =>
  running.flatMap(({stage, label, detail, samples, takes}) => [
    sentence([stageVerbs[stage].doing, label, detail ?? ''], samples, now),
    ...takes.map((take) => `  ${sentence([`${take.video}/${take.name}`, take.label], take.samples, now)}`),
  ]);

const sentence = (words: readonly string[], samples: readonly Sample[], now: number): string => {
  const share = samples.at(-1)?.share ?? 0;
  // Rounded down: "100 %" is only said of what is done.
  const percent = share > 0 ? `${Math.floor(share * 100)} %` : '';
  const left = estimateLeftInMilliseconds(samples, now);
  // Whole seconds: an estimate with a decimal promises more than it knows.
  const estimate =
    left === null ? '' : `(about ${describeDuration(Math.max(1, Math.ceil(left / 1000)) * 1000).replace('.0 s', ' s')} left)`;
  return [...words, percent, estimate].filter((word) => word !== '').join(' ');
};
