import {describe, expect, it} from 'vitest';
import {runCommandLine} from '../../src/cli/run.ts';
import {fakeShell} from './fake-shell.ts';

describe('reshoot models add', () => {
  it('hands source and name to the generator that runs models, and says how to use what was added', async () => {
    const shell = fakeShell('models add ../exports/sd-turbo turbo');
    expect(await runCommandLine(shell)).toBe(0);
    expect(shell.asked).toEqual([['addModel', {source: '../exports/sd-turbo', name: 'turbo', generator: 'diffusers'}]]);
    expect(shell.stdout.text()).toContain('sd-turbo: StableDiffusionPipeline (UNet2DConditionModel), 12 files, 2.5 GB');
    expect(shell.stdout.text()).toContain('licence  unknown; write it into reshoot.json');
    expect(shell.stdout.text()).toContain("parameters={{model: 'sd-turbo'}}");
  });

  it('answers with one object for programs', async () => {
    const shell = fakeShell('models add ../exports/sd-turbo --generator mine --json');
    expect(await runCommandLine(shell)).toBe(0);
    expect(shell.asked).toEqual([['addModel', {source: '../exports/sd-turbo', name: null, generator: 'mine'}]]);
    expect(JSON.parse(shell.stdout.text())).toMatchObject({name: 'sd-turbo', digest: 'sha256:0', files: 12});
  });

  it('asks for a source', async () => {
    const shell = fakeShell('models add');
    expect(await runCommandLine(shell)).toBe(2);
    expect(shell.stderr.text()).toMatch(/missing required argument 'source'/);
  });
});
