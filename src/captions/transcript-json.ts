import {ReshootError} from '../core/errors.ts';

/**
 * The JSON of a transcript. Python's recognisers write `NaN` and `Infinity` where they have no number, which is no JSON and means that there is none.
 *
 * @throws ReshootError `transcript-invalid`
 * @example
 * parseTranscriptJson('[{"word": "2,000", "start": NaN}]', 'heard.json') // [{word: '2,000', start: null}]
 */
export const parseTranscriptJson = (text: string, file: string): unknown => {
  const bare = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(bare);
  } catch (cause) {
    const numbers = bare.replaceAll(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (found) => (found.startsWith('"') ? found : 'null'));
    try {
      return JSON.parse(numbers);
    } catch {
      throw new ReshootError('transcript-invalid', {
        expected: 'a JSON file',
        found: cause instanceof Error ? cause.message : String(cause),
        fix: `correct ${file}, or give a subtitle file as src`,
        where: file,
        cause,
      });
    }
  }
};
