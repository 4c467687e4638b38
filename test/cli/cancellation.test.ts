import {expect, it} from 'vitest';
import {runCommandLine} from '../../src/cli/run.ts';
import {fakeShell, untilAborted} from './fake-shell.ts';

const rendering = (line: string) => {
  let time = 0;
  const shell = fakeShell(line, {work: {renderProject: untilAborted}, shell: {now: () => time}});
  return {
    shell,
    later: (milliseconds: number) => {
      time += milliseconds;
    },
  };
};

it('the first Ctrl-C aborts the work, says what is kept, and ends with 1', async () => {
  const {shell} = rendering('render');
  const done = runCommandLine(shell);
  shell.interrupt();
  expect(await done).toBe(1);
  expect(shell.stderr.lines()).toEqual([
    'rendering tram-fox/reel',
    'cancelling: what is running is ended, finished takes are kept; Ctrl-C again stops at once',
    'cancelled: finished takes are kept; films and locks are as they were',
  ]);
  expect(shell.exits).toEqual([]);
});

it('a second Ctrl-C ends the process at once', async () => {
  const {shell, later} = rendering('render');
  const done = runCommandLine(shell);
  shell.interrupt();
  later(1000);
  shell.interrupt();
  expect(shell.exits).toEqual([1]);
  await done;
});

it('the echo that npm makes of one Ctrl-C is not a second one', async () => {
  const {shell, later} = rendering('render');
  const done = runCommandLine(shell);
  shell.interrupt();
  later(20);
  shell.interrupt();
  expect(shell.exits).toEqual([]);
  await done;
});

it('a cancelled run is told to scripts as JSON', async () => {
  const {shell} = rendering('render --json');
  const done = runCommandLine(shell);
  shell.interrupt();
  await done;
  expect(JSON.parse(shell.stdout.lines().at(-1) ?? '')).toMatchObject({event: 'failed', code: 'cancelled', exitCode: 1});
});

it('work that was done in spite of Ctrl-C counts as done', async () => {
  const shell = fakeShell('render');
  const done = runCommandLine(shell);
  shell.interrupt();
  expect(await done).toBe(0);
});

it('nobody listens any more after a run', async () => {
  const shell = fakeShell('render');
  const done = runCommandLine(shell);
  expect(shell.listeners()).toBe(1);
  await done;
  expect(shell.listeners()).toBe(0);
});
