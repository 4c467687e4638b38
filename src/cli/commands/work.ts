import {jsonOption} from '../../options/json.ts';
import {savedPlanOption} from '../../options/saved-plan.ts';
import {defineCommand} from '../command.ts';

/** `reshoot work`: one item of a saved plan. What it makes goes into the store; films go to their place, locks are left alone. */
export const workCommand = defineCommand({
  name: 'work',
  description: 'make one item of a saved plan and nothing else',
  operands: [{notation: '<name>', description: 'as the plan names it: "segment tram-fox/reel 0-60"'}],
  options: [savedPlanOption, jsonOption],
  json: 'events',
  run: async ({run, work, reporter}, {words, options}) => {
    const [name = ''] = words;
    const outcome = await work.makeWork(run, {name, plan: options.plan ?? 'plan.json'});
    reporter.answer({
      text: [outcome === 'made' ? `made ${name}` : `nothing to make: ${name} is there`],
      json: {event: 'work-finished', work: name, outcome},
    });
    return 0;
  },
});
