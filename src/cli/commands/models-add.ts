import {generatorOption} from '../../options/generator.ts';
import {jsonOption} from '../../options/json.ts';
import {describeBytes, describeCount} from '../../report/quantity.ts';
import {defineCommand} from '../command.ts';

/** `reshoot models add`: a model of the user's own, checked and recorded. */
export const modelsAddCommand = defineCommand({
  name: 'models add',
  description: 'take a model in from a folder or an address: check it, record its digest and licence',
  operands: [
    {notation: '<source>', description: 'a folder with model_index.json in it, or the address of one'},
    {notation: '[name]', description: 'what shots call it by (default: the name of the source)'},
  ],
  options: [generatorOption, jsonOption],
  json: 'answer',
  run: async ({run, work, reporter}, {words, options}) => {
    const [source = '', name = null] = words;
    const added = await work.addModel(run, {source, name, generator: options.generator ?? 'diffusers'});
    reporter.answer({
      text: [
        `${added.name}: ${added.family}, ${describeCount(added.files, 'file')}, ${describeBytes(added.sizeInBytes)}`,
        `  in       ${added.folder}`,
        `  digest   ${added.digest}`,
        `  licence  ${added.licence}${added.licence === 'unknown' ? '; write it into reshoot.json: {"licence": "…"}' : ''}`,
        '',
        `use it: <GeneratedShot generator="diffusers" parameters={{model: '${added.name}'}} … />`,
      ],
      json: added,
    });
    return 0;
  },
});
