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
    const {shots} = await work.generateShots(run, {shots: [...words]});
    const made = shots.filter(({action}) => action !== 'keep').length;
    reporter.answer({
      text: [`${describeCount(made, 'take')} made, ${shots.length - made} already there`],
      json: {made, present: shots.length - made},
    });
    return 0;
  },
});
