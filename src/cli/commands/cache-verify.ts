import {jsonOption} from '../../options/json.ts';
import {verifiedLines} from '../../report/store-lines.ts';
import {defineCommand} from '../command.ts';

/** `reshoot cache verify`: reads everything. What is corrupt is dropped and made again when it is needed, so finding some is no failure. */
export const cacheVerifyCommand = defineCommand({
  name: 'cache verify',
  description: 'read everything in the store and drop what is corrupt',
  operands: [],
  options: [jsonOption],
  json: 'answer',
  run: async ({run, work, reporter}) => {
    const store = await work.openStore(run.project);
    const {checked, dropped} = await store.verify();
    reporter.answer({
      text: verifiedLines(checked, dropped),
      json: {checked, dropped: dropped.map(({kind, key, digest}) => ({kind, key, digest}))},
    });
    return 0;
  },
});
