import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {ReshootError} from '../../src/core/errors.ts';
import type {ReporterOptions, ReportMode} from '../../src/report/mode.ts';
import {createReporter} from '../../src/report/reporter.ts';
import {aFilm, aRender} from './a-render.ts';
import {type RecordedOutput, recordedOutput} from './recorded-output.ts';

/** A reporter on recorded outputs, with a clock that only `until` moves. */
const setUp = (mode: ReportMode, more: Partial<ReporterOptions> = {}) => {
  const stdout = recordedOutput();
  const stderr = recordedOutput(mode === 'terminal' ? {} : null);
  const started = Date.now();
  const reporter = createReporter({mode, stdout, stderr, now: () => Date.now(), environment: {}, pagesFolder: 'pages', ...more});
  const until = (second: number) => vi.advanceTimersByTime(started + second * 1000 - Date.now());
  const play = (events = aRender) => {
    for (const [second, event] of events) {
      until(second);
      reporter.emit(event);
    }
  };
  return {stdout, stderr, reporter, play, until};
};

const mistake = new ReshootError('format-invalid', {
  expected: 'an even width, because H.264 in 4:2:0 has no odd ones',
  found: 'width 1081',
  fix: 'write width: 1080',
  where: "format 'poster' of video 'tram-fox'",
});

beforeEach(() => vi.useFakeTimers({now: 0}));
afterEach(() => vi.useRealTimers());

const filmTable = [
  'film                   took  frames captured  segments reused  takes kept  restored  generated',
  'out/tram-fox/reel.mp4  8.1 s        41 of 180           2 of 4           1         0          1',
];

describe('lines', () => {
  it('say what starts and what is done, beat while nothing else is said, and end with the films on stdout', () => {
    const {stdout, stderr, reporter, play} = setUp('lines');
    play();
    reporter.finish();
    expect(stderr.lines()).toEqual([
      'scanning tram-fox/reel',
      'tram-fox/reel: 180 frames, 2 shots, 5.4 ms a frame',
      'scanned tram-fox/reel in 1.0 s',
      'generate tram-fox/ride: the prompt changed',
      'generating 1 take',
      'made tram-fox/ride in 8.0 s',
      'generated 1 take in 8.0 s',
      'rendering tram-fox/reel',
      'rendering tram-fox/reel',
      'warning: the stored segment seg-1 was corrupt: dropped, and made again where it is needed',
      'rendering tram-fox/reel 41 % (about 36 s left)',
      'rendered tram-fox/reel in 27 s',
      'finished out/tram-fox/reel.mp4',
    ]);
    expect(stdout.lines().map((line) => line.replace('  took', ' took'))).toEqual(filmTable);
  });

  it('never stay silent for more than ten seconds while a stage runs, and are silent when none does', () => {
    const {stderr, reporter, until} = setUp('lines');
    reporter.emit({event: 'stage-started', stage: 'render', label: 'tram-fox/reel'});
    until(65);
    expect(stderr.lines().length).toBeGreaterThanOrEqual(7);
    reporter.emit({event: 'stage-finished', stage: 'render', label: 'tram-fox/reel', durationInMilliseconds: 65_000});
    const said = stderr.lines().length;
    until(300);
    expect(stderr.lines().length).toBe(said);
  });

  it('name the takes of a generation below it', () => {
    const {stderr, play, until} = setUp('lines');
    play(aRender.slice(0, 8));
    until(15);
    expect(stderr.lines().slice(-2)).toEqual(['generating 1 take', '  tram-fox/ride denoise 4/8 50 % (about 14 s left)']);
  });

  it('are quiet after finish', () => {
    const {stderr, reporter, until} = setUp('lines');
    reporter.emit({event: 'stage-started', stage: 'render', label: 'tram-fox/reel'});
    reporter.finish();
    until(100);
    expect(stderr.lines()).toEqual(['rendering tram-fox/reel']);
  });

  it('write answers as JSON where that was asked for, with progress still on stderr', () => {
    const {stdout, stderr, reporter, play} = setUp('lines', {answers: 'json'});
    play(aRender.slice(0, 3));
    reporter.answer({text: ['a table'], json: {shots: []}});
    expect(stdout.text()).toBe('{"shots":[]}\n');
    expect(stderr.lines()).toContain('scanning tram-fox/reel');
  });
});

describe('json', () => {
  it('prints every event as one object a line on stdout, the films last, and nothing on stderr', () => {
    const {stdout, stderr, reporter, play} = setUp('json');
    play();
    reporter.finish();
    const events = stdout.lines().map((line) => JSON.parse(line));
    expect(events.filter(({event}) => event !== 'progress')).toEqual(
      aRender.map(([, event]) => event).filter(({event}) => event !== 'progress'),
    );
    expect(stdout.lines().at(-1)).toBe(JSON.stringify({event: 'render-finished', variants: [aFilm]}));
    expect(stderr.text()).toBe('');
  });

  it('tells progress at most once a second, but always its end', () => {
    const {stdout, reporter, until} = setUp('json');
    reporter.emit({event: 'stage-started', stage: 'render', label: 'tram-fox/reel'});
    for (let frame = 1; frame <= 100; frame += 1) {
      until(frame / 50);
      reporter.emit({event: 'progress', stage: 'render', label: 'tram-fox/reel', share: frame / 100});
    }
    const shares = stdout.lines().flatMap((line) => JSON.parse(line).share ?? []);
    expect(shares).toEqual([0.01, 0.51, 1]);
  });

  it('beats with the progress that it knows', () => {
    const {stdout, reporter, until} = setUp('json');
    reporter.emit({event: 'stage-started', stage: 'render', label: 'tram-fox/reel'});
    until(10);
    expect(JSON.parse(stdout.lines().at(-1) ?? '')).toEqual({event: 'progress', stage: 'render', label: 'tram-fox/reel', share: 0});
    reporter.finish();
  });

  it("puts a failure's code on stdout and its text on stderr", () => {
    const {stdout, stderr, reporter} = setUp('json');
    expect(reporter.error(mistake)).toBe(2);
    expect(JSON.parse(stdout.text())).toEqual({
      event: 'failed',
      code: 'format-invalid',
      exitCode: 2,
      expected: 'an even width, because H.264 in 4:2:0 has no odd ones',
      found: 'width 1081',
      fix: 'write width: 1080',
      where: "format 'poster' of video 'tram-fox'",
      page: 'pages/format-invalid.md',
      message: stderr.text().trimEnd(),
    });
    expect(stderr.lines()[0]).toBe('format-invalid');
  });
});

describe('a terminal', () => {
  it('shows what is running below what is done', () => {
    const {stderr, play} = setUp('terminal', {environment: {NO_COLOR: '1'}});
    play(aRender.slice(0, 7));
    expect(screen(stderr)).toEqual([
      '  tram-fox/reel: 180 frames, 2 shots, 5.4 ms a frame',
      '✔ scanned tram-fox/reel in 1.0 s',
      '  generate tram-fox/ride: the prompt changed',
      '⠋ generating 1 take',
    ]);
  });

  it('redraws the running lines in place, with an estimate', () => {
    const {stderr, play, until} = setUp('terminal', {environment: {NO_COLOR: '1'}});
    play(aRender.slice(0, 8));
    until(6);
    const lines = screen(stderr);
    expect(lines.filter((line) => line.includes('generating 1 take'))).toHaveLength(1);
    expect(lines.at(-1)).toBe('    tram-fox/ride denoise 4/8 50 % (about 6 s left)');
  });

  it('leaves nothing moving behind', () => {
    const {stdout, stderr, reporter, play} = setUp('terminal', {environment: {NO_COLOR: '1'}});
    play();
    reporter.finish();
    expect(screen(stderr)).toEqual([
      '  tram-fox/reel: 180 frames, 2 shots, 5.4 ms a frame',
      '✔ scanned tram-fox/reel in 1.0 s',
      '  generate tram-fox/ride: the prompt changed',
      '✔ made tram-fox/ride in 8.0 s',
      '✔ generated 1 take in 8.0 s',
      '! the stored segment seg-1 was corrupt: dropped, and made again where it is needed',
      '✔ rendered tram-fox/reel in 27 s',
      '✔ finished out/tram-fox/reel.mp4',
    ]);
    expect(stdout.lines()).toHaveLength(2);
  });

  it('never wraps a running line', () => {
    const stderr = recordedOutput({columns: 20});
    const {reporter, until} = setUp('terminal', {stderr, environment: {NO_COLOR: '1'}});
    reporter.emit({event: 'stage-started', stage: 'render', label: 'a-video-with-a-very-long-name/reel'});
    until(1);
    expect(screen(stderr).every((line) => line.length < 20)).toBe(true);
  });

  it('uses colours, unless NO_COLOR asks for none', () => {
    const coloured = setUp('terminal');
    coloured.play();
    const plain = setUp('terminal', {environment: {NO_COLOR: '1'}});
    plain.play();
    const control = String.fromCharCode(27);
    expect(coloured.stderr.text()).toContain(`${control}[32m✔`);
    expect(plain.stderr.text()).not.toContain(`${control}[3`);
  });
});

describe('an error', () => {
  it('is told with its code, what was expected and found, where, the fix, and its page', () => {
    const {stderr, reporter} = setUp('lines');
    expect(reporter.error(mistake)).toBe(2);
    expect(stderr.lines()).toEqual([
      'format-invalid',
      '  expected  an even width, because H.264 in 4:2:0 has no odd ones',
      '  found     width 1081',
      "  where     format 'poster' of video 'tram-fox'",
      '  fix       write width: 1080',
      '  more      pages/format-invalid.md',
    ]);
  });

  it('that is no mistake of the user asks to be reported, with its stack and its causes', () => {
    const {stderr, reporter} = setUp('lines');
    expect(reporter.error(new TypeError('undefined is not a film', {cause: new Error('the disk is made of cheese')}))).toBe(1);
    expect(stderr.lines()[0]).toBe('This is a bug in Reshoot, please report it with the lines below.');
    expect(stderr.text()).toMatch(/TypeError: undefined is not a film\n\s+at .*reporter\.test\.ts/);
    expect(stderr.text()).toContain('the disk is made of cheese');
  });

  it('that is not even an Error is a bug too', () => {
    const {stderr, reporter} = setUp('lines');
    expect(reporter.error('a string')).toBe(1);
    expect(stderr.text()).toContain("thrown: 'a string'");
  });
});

/** The lines that a terminal shows after all that was written to it: enough of one to play cursor-up and erase-below. */
const screen = (output: RecordedOutput): string[] => {
  const lines: string[] = [];
  const control = String.fromCharCode(27);
  for (const [, up, text] of output.text().matchAll(new RegExp(`${control}\\[(\\d+)A${control}\\[0J|([^\\n]*)\\n`, 'g'))) {
    if (up !== undefined) lines.splice(lines.length - Number(up));
    else if (text !== undefined) lines.push(text);
  }
  return lines;
};
