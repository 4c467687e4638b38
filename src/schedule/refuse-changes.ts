import {ReshootError} from '../core/errors.ts';
import type {Plan} from '../core/plan.ts';
import {nameOf} from '../core/planned-take.ts';

/** Refuses a plan under `--frozen` where it has takes that are not the locked ones. @throws ReshootError `lock-would-change` */
export const refuseChanges = ({shots, sounds}: Plan): void => {
  const changed = [...shots, ...sounds].find(({action}) => action !== 'keep');
  if (!changed) return;
  throw new ReshootError('lock-would-change', {
    expected: 'every take to be the locked one (--frozen)',
    found: `${changed.action}: ${changed.reason}`,
    fix: 'render without --frozen and commit the lock',
    where: nameOf(changed),
  });
};
