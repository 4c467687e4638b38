import {jsonOption} from '../../options/json.ts';
import {storeLines, summarizeStore} from '../../report/store-lines.ts';
import {defineCommand} from '../command.ts';

/** `reshoot cache status`: what the store holds. */
export const cacheStatusCommand = defineCommand({
  name: 'cache status',
  description: 'say what the store holds, by kind',
  operands: [],
  options: [jsonOption],
  json: 'answer',
  run: async ({run, work, reporter}) => {
    const store = await work.openStore(run.project);
    const summary = summarizeStore(await store.list());
    reporter.answer({text: storeLines(summary), json: summary});
    return 0;
  },
});
