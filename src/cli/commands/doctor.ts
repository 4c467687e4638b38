import {jsonOption} from '../../options/json.ts';
import {checkLines} from '../../report/check-lines.ts';
import {defineCommand} from '../command.ts';
import {diagnose} from '../diagnosis.ts';

/** `reshoot doctor`: whether this machine has what Reshoot needs. */
export const doctorCommand = defineCommand({
  name: 'doctor',
  description: 'check that this machine has what Reshoot needs, and say what to do where it has not',
  operands: [],
  options: [jsonOption],
  json: 'answer',
  run: async ({run, work, reporter}) => {
    const checks = diagnose(await work.machineFacts(run));
    const failed = checks.some(({state}) => state === 'failed');
    reporter.answer({text: checkLines(checks), json: {state: failed ? 'failed' : 'ok', checks}});
    return failed ? 1 : 0;
  },
});
