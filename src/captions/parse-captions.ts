import {ReshootError} from '../core/errors.ts';
import {type Cue, cueInvalid} from './cue.ts';
import {parseAss} from './parse-ass.ts';
import {parseSrt} from './parse-srt.ts';
import {parseVtt} from './parse-vtt.ts';

/**
 * The cues of a subtitle file, read by what its name ends with: `.srt`, `.vtt`, `.ass` or `.ssa`.
 *
 * Read by ourselves, because two things matter here that readers for players leave out: the line on which a file is broken, and the times of
 * single words (WebVTT's stamps, ASS karaoke).
 *
 * @throws ReshootError `captions-file-invalid` with file and line.
 * @example
 * parseCaptions('1\n00:00:01,000 --> 00:00:02,000\nGood morning.\n', 'en.srt')
 * // [{startInSeconds: 1, endInSeconds: 2, text: 'Good morning.'}]
 */
export const parseCaptions = (text: string, file: string): Cue[] => {
  const parse = parserOf(file);
  const broken = text.indexOf('\uFFFD');
  if (broken !== -1) {
    const line = text.slice(0, broken).split('\n').length;
    throw cueInvalid({
      expected: 'a file in UTF-8',
      found: `bytes that are none, near ${JSON.stringify(text.slice(Math.max(0, broken - 12), broken + 12))}`,
      file,
      line,
      fix: `save ${file} as UTF-8`,
    });
  }
  const cues = parse(text, file);
  if (cues.length > 0) return cues;
  throw cueInvalid({expected: 'at least one cue', found: 'none', file, line: 1, fix: `fill ${file}, or leave <Captions> out`});
};

const parserOf = (file: string): ((text: string, file: string) => Cue[]) => {
  const [, ending = ''] = /\.([a-z]+)(?:[?#].*)?$/i.exec(file) ?? [];
  const parse = parsers[ending.toLowerCase()];
  if (parse) return parse;
  throw new ReshootError('captions-file-invalid', {
    expected: 'a file whose name ends in .srt, .vtt, .ass or .ssa',
    found: file,
    fix: 'convert it, or give the words themselves: words={…}',
    where: file,
  });
};

const parsers: {readonly [ending: string]: ((text: string, file: string) => Cue[]) | undefined} = {
  srt: parseSrt,
  vtt: parseVtt,
  ass: parseAss,
  ssa: parseAss,
};
