import {type ErrorCode, type ErrorFacts, ReshootError} from '../core/errors.ts';
import {isEmptySequence} from '../remotion/messages.ts';
import type {Seen} from './page/protocol.ts';

/** The error for a component that failed while it was scanned: ours keep their code, others are the component's own. */
export const scanFailure = (failed: Extract<Seen, {state: 'failed'}>, variant: string): ReshootError => {
  const where = `frame ${failed.frame} of ${variant}`;
  if (failed.known) {
    const {expected = '', found = '', fix = '', where: element} = failed.known.facts;
    const facts: ErrorFacts = {expected, found, fix, where: element === undefined ? where : `${element}, ${where}`};
    // The page threw it with this very class; only its prototype was lost on the way.
    return new ReshootError(failed.known.code as ErrorCode, facts);
  }
  if (isEmptySequence(failed.message)) {
    return new ReshootError('shot-without-frames', {
      expected: 'at least one frame for every sequence',
      found: failed.message,
      fix: 'write durationInFrames={1} or more, or leave the sequence out',
      where,
    });
  }
  return new ReshootError('video-throws', {
    expected: 'a component that renders every frame',
    found: failed.message,
    fix: 'mend the component; npx remotion studio shows it at that frame, with its source',
    where,
  });
};
