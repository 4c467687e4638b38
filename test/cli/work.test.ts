import {describe, expect, it} from 'vitest';
import {runCommandLine} from '../../src/cli/run.ts';
import {fakeShell} from './fake-shell.ts';

describe('reshoot work', () => {
  it('makes the item that it is named, of plan.json where no plan is named', async () => {
    const shell = fakeShell('work film --json');
    expect(await runCommandLine(shell)).toBe(0);
    expect(shell.asked).toEqual([['makeWork', {name: 'film', plan: 'plan.json'}]]);
    expect(JSON.parse(shell.stdout.text())).toEqual({event: 'work-finished', work: 'film', outcome: 'made'});
  });

  it('asks for a name, and for a plan that is JSON', async () => {
    expect(await runCommandLine(fakeShell('work'))).toBe(2);
    const shell = fakeShell('work film --plan plan.txt');
    expect(await runCommandLine(shell)).toBe(2);
    expect(shell.stderr.text()).toContain('--plan plan.json');
  });
});
