import {ReshootError} from '../core/errors.ts';
import type {Finding} from '../core/finding.ts';
import {type Cue, cueInvalid, linesOf, type RawCue} from './cue.ts';
import {looksLikeTimes} from './cue-times.ts';
import {parseAss} from './parse-ass.ts';
import {parseSrt} from './parse-srt.ts';
import {parseVtt} from './parse-vtt.ts';
import {Repairs} from './repairs.ts';
import {settleCues} from './settle-cues.ts';

/** A subtitle file as it was read. */
export interface ReadCaptions {
  readonly cues: readonly Cue[];
  /** What was repaired, for the author to know. */
  readonly findings: readonly Finding[];
}

/**
 * The cues of a subtitle file: SubRip, WebVTT, ASS or SSA, as its first lines say; where they say nothing, as its name ends.
 *
 * Read by ourselves, because three things matter here that readers for players leave out: the line on which a file is broken, the times of single words
 * (WebVTT's stamps, ASS karaoke), and that nothing is lost in silence. What players read is read; what has one meaning is repaired and told; what has two
 * is an error.
 *
 * @throws ReshootError `captions-file-invalid` with file and line.
 * @example
 * parseCaptions('1\n00:00:01,000 --> 00:00:02,000\nGood morning.\n', 'en.srt')
 * // {cues: [{startInSeconds: 1, endInSeconds: 2, text: 'Good morning.'}], findings: []}
 */
export const parseCaptions = (text: string, file: string): ReadCaptions => {
  const repairs = new Repairs(file);
  const format = formatOf(text, repairs);
  const broken = text.indexOf('\uFFFD');
  if (broken !== -1) {
    throw cueInvalid({
      expected: 'a text whose characters are all known',
      found: `a sign for an unknown one, near ${JSON.stringify(text.slice(Math.max(0, broken - 12), broken + 12))}`,
      file,
      line: linesOf(text.slice(0, broken)).length,
      fix: `take ${file} from its source again and save it as UTF-8`,
    });
  }
  const cues = settleCues(parsers[format](text, repairs), repairs);
  if (cues.length > 0) return {cues, findings: repairs.findings()};
  throw cueInvalid({expected: 'at least one cue', found: 'none', file, line: 1, fix: `fill ${file}, or leave <Captions> out`});
};

type Format = 'srt' | 'vtt' | 'ass';

const parsers: Readonly<Record<Format, (text: string, repairs: Repairs) => RawCue[]>> = {srt: parseSrt, vtt: parseVtt, ass: parseAss};
const names: Readonly<Record<Format, string>> = {srt: 'SubRip', vtt: 'WebVTT', ass: 'ASS'};

const formatOf = (text: string, repairs: Repairs): Format => {
  const {file} = repairs;
  const [, ending = ''] = /\.([a-z]+)(?:[?#].*)?$/i.exec(file) ?? [];
  const named = formatOfEnding(ending.toLowerCase());
  const seen = formatOfContent(text);
  if (seen !== null && named !== null && seen !== named) {
    repairs.note({
      line: 1,
      expected: 'a file that is what its name says',
      found: `${names[seen]} in a file that ends in .${ending}`,
      fix: `call it ${file.replace(/\.[a-z]+([?#].*)?$/i, `.${seen}`)}`,
    });
  }
  const format = seen ?? named;
  if (format !== null) return format;
  throw new ReshootError('captions-file-invalid', {
    expected: 'a subtitle file: .srt, .vtt, .ass or .ssa',
    found: file,
    fix: /^json$/i.test(ending) ? `write <Captions transcript="${file}" />` : 'convert it, or give the words themselves: words={…}',
    where: file,
  });
};

const formatOfEnding = (ending: string): Format | null =>
  ending === 'ssa' ? 'ass' : ending === 'srt' || ending === 'vtt' || ending === 'ass' ? ending : null;

/** What the content is without doubt; null where it may be anything. */
const formatOfContent = (text: string): Format | null => {
  const lines = linesOf(text);
  if (/^WEBVTT([ \t]|$)/.test(lines[0] ?? '')) return 'vtt';
  const first = lines.filter((line) => line.trim() !== '').slice(0, 2);
  if (/^\s*\[script info\]\s*$/i.test(first[0] ?? '') || lines.some((line) => /^\s*\[events\]\s*$/i.test(line))) return 'ass';
  return first.some((line) => looksLikeTimes(line) && /-->/.test(line)) ? 'srt' : null;
};
