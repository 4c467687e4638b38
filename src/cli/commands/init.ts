import path from 'node:path';
import {defineCommand} from '../command.ts';

const defaultTemplate = 'reel';

/** `reshoot init`: a project to start from. */
export const initCommand = defineCommand({
  name: 'init',
  description: 'start a project from a template',
  operands: [
    {notation: '[template]', description: `name of the template (default: ${defaultTemplate})`},
    {notation: '[folder]', description: 'a new or empty folder (default: the name of the template)'},
  ],
  options: [],
  json: 'none',
  run: async ({run, work, reporter}, {words}) => {
    const [template = defaultTemplate, folder = template] = words;
    const {files} = await work.copyTemplate(template, path.resolve(run.project, folder));
    reporter.answer({
      text: [
        `${files.length} files of the template ${template} are in ${folder}`,
        '',
        'next:',
        ...(folder === '.' ? [] : [`  cd ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}`]),
        '  npm install',
        '  npx reshoot plan      what a render would do',
        '  npx reshoot render    the film, in out/',
      ],
      json: {template, folder, files},
    });
    return 0;
  },
});
