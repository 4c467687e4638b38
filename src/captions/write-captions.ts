/** A cue as a subtitle file has it. */
export interface WrittenCue {
  readonly startInSeconds: number;
  readonly endInSeconds: number;
  /** May have several lines. */
  readonly text: string;
}

/** Cues as a SubRip file: UTF-8 without byte order mark, which is what YouTube and LinkedIn take. */
export const writeSrt = (cues: readonly WrittenCue[]): string =>
  cues
    .map(
      ({startInSeconds, endInSeconds, text}, index) =>
        `${index + 1}\n${stamp(startInSeconds, ',')} --> ${stamp(endInSeconds, ',')}\n${withoutBlankLines(text)}\n`,
    )
    .join('\n');

/** Cues as a WebVTT file. */
export const writeVtt = (cues: readonly WrittenCue[], language: string | null): string => {
  const head = `WEBVTT${language === null ? '' : `\nLanguage: ${language}`}\n\nNOTE ${madeByReshoot}\n`;
  const blocks = cues.map(
    ({startInSeconds, endInSeconds, text}) =>
      `${stamp(startInSeconds, '.')} --> ${stamp(endInSeconds, '.')}\n${escaped(withoutBlankLines(text))}\n`,
  );
  return [head, ...blocks].join('\n');
};

/** By this line a file is known as ours: only those are ever removed. */
export const madeByReshoot = 'Made by Reshoot with the film beside it.';

const stamp = (seconds: number, point: ',' | '.'): string => {
  const all = Math.round(seconds * 1000);
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  return `${two(all / 3_600_000)}:${two((all / 60_000) % 60)}:${two((all / 1000) % 60)}${point}${String(all % 1000).padStart(3, '0')}`;
};

const withoutBlankLines = (text: string): string => text.replaceAll(/\n\s*\n+/g, '\n').trim();

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
