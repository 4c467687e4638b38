import {ReshootError} from '../core/errors.ts';
import type {ExceededDelay} from './messages.ts';

/** The error for a component that delays its render for longer than it says it may. */
export const delayExceeded = ({label, limitInMilliseconds}: ExceededDelay, where: string): ReshootError => {
  const call = label === null ? 'delayRender()' : `delayRender(${JSON.stringify(label)})`;
  return new ReshootError('delay-exceeded', {
    expected: `${call} to be continued within ${limitInMilliseconds} ms`,
    found: 'no continueRender() for it in that time',
    fix: `call continueRender(handle), also where loading fails, or allow more: delayRender(${JSON.stringify(label ?? 'what is loaded')}, {timeoutInMilliseconds: ${2 * limitInMilliseconds}})`,
    where,
  });
};
