import {cueInvalid} from './cue.ts';
import type {Repairs} from './repairs.ts';

/** Subtitle format whose cues begin with a line `start --> end`. */
export type ArrowFormat = 'SubRip' | 'WebVTT';

/** The times of a cue; `isShown` is false for one that ends before the film begins. */
export interface CueTimes {
  readonly startInSeconds: number;
  readonly endInSeconds: number;
  readonly isShown: boolean;
}

const examples: Readonly<Record<ArrowFormat, string>> = {
  SubRip: '00:00:01,000 --> 00:00:02,500',
  WebVTT: '00:01.000 --> 00:02.500',
};

const stamp = String.raw`(-?)(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:([.,])(\d+))?`;
const arrow = String.raw`\s*(-{1,3}\s?>|[–—]\s?>|→)\s*`;
const times = new RegExp(`^\\s*${stamp}${arrow}${stamp}(?:\\s+(.*))?$`);

/** True for a line that is meant to be the times of a cue, whether or not they can be read. */
export const looksLikeTimes = (line: string): boolean => arrowBehindTime.test(line) || twoStamps.test(line);

const arrowBehindTime = /^\s*-?\d+[:.,]\d[^<>]*?(?:-{1,3}\s?>|[–—]\s?>|→)/;
const twoStamps = /^\s*-?(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*[-–— ]\s*-?(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*$/;

/**
 * Reads the lines of times of one file. What players read is read: hours or fractions may be missing, a point may be a comma, the arrow may be short.
 * A fraction of one or two digits is the open question: tools write 5 ms as `,5` or half a second as `,5`. Where all fractions of a file are equally
 * long, they are decimal; where they are not, it is an error.
 */
export class CueTimesReader {
  readonly #format: ArrowFormat;
  readonly #repairs: Repairs;
  /** First line with fractions of a length, by sign and length. */
  readonly #fractions = new Map<string, {readonly line: number; readonly found: string}>();

  constructor(format: ArrowFormat, repairs: Repairs) {
    this.#format = format;
    this.#repairs = repairs;
  }

  /** @throws ReshootError `captions-file-invalid` */
  read(written: string, line: number): CueTimes {
    const {file} = this.#repairs;
    const found = times.exec(written);
    const expected = `the times of a cue, like ${examples[this.#format]}`;
    if (!found) throw cueInvalid({expected, found: written.trim(), file, line});
    const arrowSign = found[7] ?? '';
    const [from, to] = [found.slice(1, 7), found.slice(8, 14)];
    const startInSeconds = this.#seconds(from, written, line);
    const endInSeconds = this.#seconds(to, written, line);
    if (arrowSign !== '-->' || [from, to].some((parts) => !this.#isProper(parts))) {
      this.#repairs.note({
        line,
        expected: `times as ${this.#format} writes them: ${examples[this.#format]}`,
        found: `${written.trim()}, read as ${startInSeconds} s to ${endInSeconds} s`,
        fix: 'correct them if they are not meant so',
      });
    }
    this.#checkRest(found[14]?.trim() ?? '', line);
    if (endInSeconds < startInSeconds) throw cueInvalid({expected: 'a cue that ends after its start', found: written.trim(), file, line});
    if (startInSeconds >= 0) return {startInSeconds, endInSeconds, isShown: true};
    this.#repairs.note({
      line,
      expected: 'cues that begin at 0 or later',
      found: `${written.trim()}: ${endInSeconds > 0 ? 'shown from 0 on' : 'never shown'}`,
      fix: 'shift the times of the file, or delete the cue',
    });
    return {startInSeconds: 0, endInSeconds: Math.max(0, endInSeconds), isShown: endInSeconds > 0};
  }

  /** @throws ReshootError `captions-file-invalid` where fractions have two meanings */
  checkFractions(): void {
    for (const sign of ['.', ',']) {
      const lengths = [...this.#fractions].filter(([key]) => key.startsWith(sign));
      const short = lengths.find(([key]) => /[12]$/.test(key));
      if (!short || lengths.length === 1) continue;
      const [, {line, found}] = short;
      const {file} = this.#repairs;
      throw cueInvalid({
        expected: 'fractions of a second of equal length: three digits',
        found: `${found.trim()}, beside others: ${sign}5 may be 5 or 500 milliseconds`,
        file,
        line,
        fix: `write three digits in every time of ${file}: 00:00:01${sign}005 or 00:00:01${sign}500`,
      });
    }
  }

  #isProper([sign, hours, minutes = '', seconds = '', point, fraction = '']: readonly (string | undefined)[]): boolean {
    if (sign === '-') return true;
    const hasHours = hours !== undefined || this.#format === 'WebVTT';
    const isPoint = point === (this.#format === 'WebVTT' ? '.' : ',') || (point === '.' && fraction.length === 3);
    return hasHours && isPoint && fraction.length === 3 && minutes.length === 2 && seconds.length === 2;
  }

  #seconds(
    [sign, hours = '0', minutes = '0', seconds = '0', point = '', fraction = '']: readonly (string | undefined)[],
    ...at: [string, number]
  ): number {
    const [found, line] = at;
    const {file} = this.#repairs;
    if (Number(minutes) > 59 || Number(seconds) > 59) {
      throw cueInvalid({expected: 'minutes and seconds below 60', found: found.trim(), file, line});
    }
    const key = `${point}${Math.min(3, fraction.length)}`;
    if (fraction !== '' && !this.#fractions.has(key)) this.#fractions.set(key, {line, found});
    const value = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + (fraction === '' ? 0 : Number(`0.${fraction}`));
    return sign === '-' ? -value : value;
  }

  /** Positions and alignment stand behind the times; a text there is seen by no player. */
  #checkRest(rest: string, line: number): void {
    if (rest.split(/\s+/).every((part) => part === '' || /^[A-Za-z][A-Za-z\d]*:\S+$/.test(part))) return;
    const {file} = this.#repairs;
    throw cueInvalid({
      expected: 'nothing but positions behind the times of a cue',
      found: rest,
      file,
      line,
      fix: `put ${JSON.stringify(rest)} on the line below, or delete it`,
    });
  }
}
