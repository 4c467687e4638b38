import type {Emit} from '../../core/events.ts';
import {describeCount} from '../../report/quantity.ts';
import {defineCommand} from '../command.ts';

/** `reshoot generate`: takes without films. The lock stays as it is: only a published film chooses takes. */
export const generateCommand = defineCommand({
  name: 'generate',
  description: 'make missing takes and keep them in the store; no film, no change of the lock',
  operands: [{notation: '[shot...]', description: 'video/shot; globs work; all where none is named'}],
  options: [],
  json: 'none',
  run: async ({run, work, reporter}, {words}) => {
    let made = 0;
    // The plan that comes back is of the whole project; what was made of it is told by events.
    const emit: Emit = (event) => {
      if (event.event === 'take-made') made += 1;
      run.emit(event);
    };
    await work.generateShots({...run, emit}, {shots: words});
    reporter.answer({text: [made === 0 ? 'nothing to make: every take is there' : `${describeCount(made, 'take')} made`], json: {made}});
    return 0;
  },
});
