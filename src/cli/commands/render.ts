import {draftOption} from '../../options/draft.ts';
import {frozenOption} from '../../options/frozen.ts';
import {fullOption} from '../../options/full.ts';
import {jsonOption} from '../../options/json.ts';
import {outOption} from '../../options/out.ts';
import {stemsOption} from '../../options/stems.ts';
import {verifyOption} from '../../options/verify.ts';
import {defineCommand} from '../command.ts';
import {variantOperand} from '../operands.ts';

/** `reshoot render`: films, and the lock that says which takes are in them. */
export const renderCommand = defineCommand({
  name: 'render',
  description: 'make the films: generate what is missing, render what changed, write the lock',
  operands: [variantOperand],
  options: [draftOption, frozenOption, fullOption, verifyOption, outOption, stemsOption, jsonOption],
  json: 'events',
  run: async ({run, work}, {words, options}) => {
    const {draft, frozen, full, out, verify, stems} = options;
    const framesToVerify = verify === null ? 0 : verify === 'all' ? 'all' : Number(verify);
    await work.renderProject(run, {variants: words, draft, full, frozen, out, framesToVerify, stems});
    return 0;
  },
});
