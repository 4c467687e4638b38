import {describe, expect, it} from 'vitest';
import {ReshootError} from '../../src/core/errors.ts';
import {failedEvent, failureLines, failureOf} from '../../src/report/failure.ts';

describe('a failure whose words are megabytes', () => {
  const words = `starts here ${'0123456789'.repeat(650_000)} ends here`;

  it.each([
    ['a bug', new Error(words)],
    ['a mistake', new ReshootError('render-failed', {expected: 'a film', found: words, fix: 'see above', where: words})],
  ])('is printed with its beginning and its end: %s', (_, error) => {
    const failure = failureOf(error, 'pages');
    for (const printed of [failureLines(failure).join('\n'), JSON.stringify(failedEvent(failure))]) {
      expect(printed.length).toBeLessThan(20_000);
      expect(printed).toContain('starts here');
      expect(printed).toContain('ends here');
      expect(printed).toContain('characters are left out here');
    }
  });
});
