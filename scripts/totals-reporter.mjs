/**
 * Vitest's totals as one plain line, the last of the run: `.ci/run` and people who scroll look for it. A file that did not load counts as
 * one failed test, because none of its own were counted.
 *
 * @implements {import('vitest/reporters').Reporter}
 */
export default class TotalsReporter {
  /** @type {import('vitest/reporters').Reporter['onTestRunEnd']} */
  onTestRunEnd(modules, unhandledErrors) {
    let [passed, failed, skipped] = [0, unhandledErrors.length, 0];
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const {state} = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failed += 1;
        else skipped += 1;
      }
    }
    // After the default reporter's summary, which is printed on the same occasion.
    process.on('exit', () => {
      if (skipped > 0) console.log(`${skipped} skipped`);
      console.log(`${passed} passed, ${failed} failed`);
    });
  }
}
