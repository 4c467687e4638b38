import {describe, expect, it} from 'vitest';
import {type ErrorCode, ReshootError} from '../../src/core/errors.ts';

const facts = {expected: 'an even width', found: 'width 1081', fix: 'write width: 1080'};

describe('the message of an error', () => {
  it('says its code, what was expected, what was found and the fix', () => {
    expect(new ReshootError('format-invalid', facts).message).toBe(
      ['format-invalid', '  expected  an even width', '  found     width 1081', '  fix       write width: 1080'].join('\n'),
    );
  });

  it('says where, where that is known', () => {
    expect(new ReshootError('format-invalid', {...facts, where: "video 'tram-fox'"}).message).toBe(
      [
        'format-invalid',
        '  expected  an even width',
        '  found     width 1081',
        "  where     video 'tram-fox'",
        '  fix       write width: 1080',
      ].join('\n'),
    );
  });

  it('keeps what caused it', () => {
    const cause = new Error('ENOENT');
    expect(new ReshootError('reference-not-found', {...facts, cause}).cause).toBe(cause);
  });
});

it.each<[ErrorCode, number]>([
  ['format-invalid', 2],
  ['lock-invalid', 2],
  ['variant-unknown', 2],
  ['template-unknown', 2],
  ['lock-would-change', 3],
  ['render-failed', 1],
  ['generator-failed', 1],
  ['take-missing', 1],
  ['store-unusable', 1],
  ['browser-not-found', 1],
  ['video-throws', 1],
])('%s ends the process with %i', (code, exitCode) => {
  expect(new ReshootError(code, facts).exitCode).toBe(exitCode);
});
