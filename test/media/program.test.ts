import {expect, it} from 'vitest';
import {startProgram} from '../../src/media/program.ts';

const failing = (script: string): Promise<string> => {
  const running = startProgram(process.execPath, ['-e', script]);
  running.stdin.end();
  return running.done;
};

it('says in few words what a program said in megabytes', async () => {
  const noisy =
    "for (let i = 0; i < 40; i++) console.error('[af#0:0 @ 0x55] ' + 'if(between(t,0,1),'.repeat(9000)); console.error('Missing )'); process.exitCode = 3";
  const error = await failing(noisy).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({code: 'render-failed', facts: {found: expect.stringMatching(/^code 3: .*Missing \)$/)}});
  expect(String(error).length).toBeLessThan(1500);
});

it('leaves out where a program says that it gives up, and addresses in its memory', async () => {
  const error = failing(
    "console.error('[in#0 @ 0x55ab] Invalid data\\n[af#0:0 @ 0x5] Task finished with error code: -22\\n[a @ 0x5] Invalid data'); process.exitCode = 1",
  );
  await expect(error).rejects.toMatchObject({facts: {found: 'code 1: Invalid data'}});
});
