import {nameInVideo, type ReshootEvent} from '../core/events.ts';
import {unreachable} from '../core/unreachable.ts';
import {stageVerbs} from './progress-lines.ts';
import {describeCount, describeDuration} from './quantity.ts';

/** A line that stays, and how it is meant. */
export interface Sentence {
  readonly kind: 'started' | 'done' | 'note' | 'warning';
  readonly text: string;
}

/**
 * What an event says to people; null where it only moves a progress line, or would repeat for every shot that nothing happens to.
 *
 * @example
 * sentenceOf({event: 'warning', message: 'the lock is older than its video'}) // {kind: 'warning', text: 'the lock is …'}
 */
export const sentenceOf = (event: ReshootEvent): Sentence | null => {
  switch (event.event) {
    case 'stage-started':
      return {kind: 'started', text: `${stageVerbs[event.stage].doing} ${event.label}`};
    case 'stage-finished':
      return {kind: 'done', text: `${stageVerbs[event.stage].done} ${event.label} in ${describeDuration(event.durationInMilliseconds)}`};
    case 'scan-finished': {
      const how = event.reused ? 'as stored' : `${event.millisecondsPerFrame.toFixed(1)} ms a frame`;
      return {
        kind: 'note',
        text: `${event.variant}: ${describeCount(event.frames, 'frame')}, ${describeCount(event.shots, 'shot')}, ${how}`,
      };
    }
    case 'shot-planned':
      return event.action === 'keep' ? null : {kind: 'note', text: `${event.action} ${event.video}/${event.shot}: ${event.reason}`};
    case 'sound-planned':
      return event.action === 'keep' ? null : {kind: 'note', text: `${event.action} ${event.video}/${event.sound}: ${event.reason}`};
    case 'take-made':
      return {kind: 'done', text: `made ${event.video}/${nameInVideo(event)} in ${describeDuration(event.durationInMilliseconds)}`};
    case 'take-shared':
      return {kind: 'done', text: `took ${event.video}/${nameInVideo(event)} from another process that was making it`};
    case 'store-entry-corrupt':
      return {kind: 'warning', text: `the stored ${event.kind} ${event.key} was corrupt: dropped, and made again where it is needed`};
    case 'take-differs-from-lock':
      return {
        kind: 'warning',
        text: `${event.video}/${nameInVideo(event)} was made again with other bytes than the lock has (${event.made} instead of ${event.locked}): the new ones are locked`,
      };
    case 'variant-finished':
      return {kind: 'done', text: `finished ${event.variant.film}`};
    case 'finding':
      return {kind: 'warning', text: `${event.where}: expected ${event.expected}; found ${event.found}. Fix: ${event.fix}`};
    case 'warning':
      return {kind: 'warning', text: event.message};
    case 'progress':
    case 'take-progress':
    case 'work-made':
    case 'render-finished':
      return null;
    default:
      return unreachable(event);
  }
};
