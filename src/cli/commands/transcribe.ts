import {generatorOption} from '../../options/generator.ts';
import {jsonOption} from '../../options/json.ts';
import {languageOption} from '../../options/language.ts';
import {modelOption} from '../../options/model.ts';
import {toOption} from '../../options/to.ts';
import {describeCount} from '../../report/quantity.ts';
import {defineCommand} from '../command.ts';

/** `reshoot transcribe`: what is said in a recording, as timed words for captions. */
export const transcribeCommand = defineCommand({
  name: 'transcribe',
  description: 'write what is said in a recording as timed words, which <Captions transcript> shows',
  operands: [{notation: '<file>', description: 'sound or video: public/talk.mp4'}],
  options: [modelOption, languageOption, toOption, generatorOption, jsonOption],
  json: 'answer',
  run: async ({run, work, reporter}, {words: [file = ''], options}) => {
    const {language, to, generator} = options;
    const found = await work.transcribe(run, {
      file,
      model: options.model ?? 'models/whisper',
      language,
      to,
      generator: generator ?? 'sherpa',
    });
    const {words, durationInSeconds} = found;
    const shown = found.file.replace(/^public\//, '');
    reporter.answer({
      text: [
        `${found.file}: ${describeCount(words.length, 'word')} in ${durationInSeconds.toFixed(1)} s`,
        `  ${words
          .slice(0, 12)
          .map(({text}) => text)
          .join(' ')}${words.length > 12 ? ' …' : ''}`,
        '',
        `use it: <Captions transcript="${shown}" />; mend words in the file, their times may stay`,
      ],
      json: found,
    });
    return 0;
  },
});
