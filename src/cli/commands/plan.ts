import path from 'node:path';
import {planFileOf} from '../../core/plan-file.ts';
import {draftOption} from '../../options/draft.ts';
import {exitCodeOption} from '../../options/exit-code.ts';
import {explainOption} from '../../options/explain.ts';
import {jsonOption} from '../../options/json.ts';
import {planFileOption} from '../../options/plan-file.ts';
import {planJson} from '../../report/plan-json.ts';
import {planLines} from '../../report/plan-lines.ts';
import {defineCommand} from '../command.ts';
import {variantOperand} from '../operands.ts';

/** `reshoot plan`: what a render would do, and why; nothing is generated. */
export const planCommand = defineCommand({
  name: 'plan',
  description: 'say what a render would do, why, and what it costs; nothing is generated',
  operands: [variantOperand],
  options: [draftOption, jsonOption, planFileOption, exitCodeOption, explainOption],
  json: 'answer',
  run: async ({run, work, reporter}, {words, options}) => {
    const plan = await work.planProject(run, {variants: words, draft: options.draft});
    const json = planJson(plan);
    if (options.output !== null)
      await work.writeFile(path.resolve(run.project, options.output), `${JSON.stringify({...json, ...planFileOf(plan)}, null, 2)}\n`);
    const explain = options.explain && !options.json ? await work.shotExplainer() : null;
    reporter.answer({text: planLines(plan, {explain}), json});
    if (options.output !== null) reporter.note(`plan written to ${options.output}`);
    return options.exitCode && plan.totals.generate > 0 ? 3 : 0;
  },
});
