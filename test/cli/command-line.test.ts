import {describe, expect, it} from 'vitest';
import {runCommandLine} from '../../src/cli/run.ts';
import {ReshootError} from '../../src/core/errors.ts';
import {aPlan, aShot} from '../report/a-plan.ts';
import {aDigest, aFilm} from '../report/a-render.ts';
import {fakeShell} from './fake-shell.ts';

const generating = aPlan([aShot({action: 'generate', reason: 'the prompt changed'})]);
const mistake = new ReshootError('variant-unknown', {expected: 'a variant', found: "'tram-fux'", fix: 'write tram-fox'});
const wouldChange = new ReshootError('lock-would-change', {expected: 'no change', found: 'one', fix: 'render without --frozen'});
const failed = new ReshootError('render-failed', {expected: 'code 0', found: 'code 1', fix: 'npx reshoot doctor'});

const fails = (error: unknown) => async (): Promise<never> => {
  throw error;
};

/** `reshoot render` without a word more. */
const plainRender = {variants: [], draft: false, full: false, frozen: false, out: null, framesToVerify: 0, stems: false};

describe('a command line asks for exactly this work', () => {
  it.each([
    ['plan', 'planProject', {variants: [], draft: false}],
    ['plan tram-fox/* ad/mocha/square', 'planProject', {variants: ['tram-fox/*', 'ad/mocha/square'], draft: false}],
    ['plan --draft', 'planProject', {variants: [], draft: true}],
    ['generate', 'generateShots', {shots: []}],
    ['generate tram-fox/stop ad/*', 'generateShots', {shots: ['tram-fox/stop', 'ad/*']}],
    ['render', 'renderProject', plainRender],
    ['render tram-fox --frozen', 'renderProject', {...plainRender, variants: ['tram-fox'], frozen: true}],
    ['render tram-fox --verify', 'renderProject', {...plainRender, variants: ['tram-fox'], framesToVerify: 5}],
    ['render --stems', 'renderProject', {...plainRender, stems: true}],
    ['render --verify=20', 'renderProject', {...plainRender, framesToVerify: 20}],
    ['render --verify=all', 'renderProject', {...plainRender, framesToVerify: 'all'}],
    ['render --draft', 'renderProject', {...plainRender, draft: true}],
    ['render --full --out build/films tram-fox', 'renderProject', {...plainRender, variants: ['tram-fox'], full: true, out: 'build/films'}],
    ['init', 'copyTemplate', '/project/reel'],
    ['init ad', 'copyTemplate', '/project/ad'],
    ['init reel films/first', 'copyTemplate', '/project/films/first'],
  ])('reshoot %s', async (line, name, request) => {
    const shell = fakeShell(line);
    expect(await runCommandLine(shell)).toBe(0);
    expect(shell.asked).toEqual([[name, request]]);
  });
});

describe('the exit code', () => {
  it.each([
    [0, 'plan', {}],
    [0, 'plan --exit-code', {}],
    [0, 'plan', {planProject: async () => generating}],
    [3, 'plan --exit-code', {planProject: async () => generating}],
    [3, 'render --frozen', {renderProject: fails(wouldChange)}],
    [2, 'plan tram-fux', {planProject: fails(mistake)}],
    [1, 'render', {renderProject: fails(failed)}],
    [1, 'render', {renderProject: fails(new TypeError('a bug'))}],
    [2, 'rendr', {}],
    [2, 'render --fool', {}],
    [2, 'render --out', {}],
    [2, 'render --verify=none', {}],
    [2, 'plan -o plan.txt', {}],
    [2, 'doctor now', {}],
    [2, 'init reel one two', {}],
    [2, 'cache', {}],
    [2, 'cache gc', {}],
    [2, '', {}],
    [0, '--help', {}],
    [0, 'render --help', {}],
    [0, '--version', {}],
  ])('is %i for: reshoot %s', async (code, line, work) => {
    expect(await runCommandLine(fakeShell(line, {work}))).toBe(code);
  });
});

describe('wrong usage', () => {
  it.each([
    ['rendr', "usage: unknown command 'rendr'", '(Did you mean render?)'],
    ['render --frozn', "usage: unknown option '--frozn'", '(Did you mean --frozen?)'],
    ['plan -o plan.txt', "usage: option '-o, --output <file>' argument 'plan.txt' is invalid. a plan is JSON", '-o plan.json'],
    ['cache', 'usage: a command is missing', 'verify'],
  ])('reshoot %s is told with what was probably meant', async (line, told, hint) => {
    const shell = fakeShell(line);
    await runCommandLine(shell);
    expect(shell.stderr.text()).toContain(told);
    expect(shell.stderr.text()).toContain(hint);
    expect(shell.stdout.text()).toBe('');
    expect(shell.asked).toEqual([]);
  });

  it('is told to scripts as JSON', async () => {
    const shell = fakeShell('render --json --fool');
    await runCommandLine(shell);
    expect(JSON.parse(shell.stdout.text())).toMatchObject({event: 'failed', code: 'usage', exitCode: 2});
  });
});

describe('the help', () => {
  it('lists the commands that there are, and no others', async () => {
    const shell = fakeShell('--help');
    await runCommandLine(shell);
    const listed = [...shell.stdout.text().matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name);
    expect(listed).toEqual(['init', 'plan', 'generate', 'render', 'work', 'cache', 'models', 'transcribe', 'doctor', 'help']);
  });

  it("has every option's own description", async () => {
    const shell = fakeShell('render --help');
    await runCommandLine(shell);
    const said = shell.stdout.text().replace(/\s+/g, ' ');
    expect(said).toContain('--frozen exit with 3 instead of generating or changing the lock');
    expect(said).toContain('--out <folder> folder for the films of this run');
  });
});

describe('reshoot plan', () => {
  it('prints a table', async () => {
    const shell = fakeShell('plan');
    await runCommandLine(shell);
    expect(shell.stdout.lines()[1]).toMatch(/^keep +stop +tram-fox/);
  });

  it('prints the readings of the prompts with --explain', async () => {
    const shell = fakeShell('plan --explain');
    await runCommandLine(shell);
    expect(shell.stdout.lines()).toContain('  subject  fox');
  });

  it('prints one JSON object and nothing else with --json', async () => {
    const shell = fakeShell('plan --json');
    await runCommandLine(shell);
    expect(shell.stdout.lines()).toHaveLength(1);
    expect(JSON.parse(shell.stdout.text())).toMatchObject({shots: [{id: 'stop', action: 'keep'}], sounds: [], totals: {generate: 0}});
  });

  it('writes the plan where -o says, in the project', async () => {
    const shell = fakeShell('plan -o review/plan.json');
    await runCommandLine(shell);
    const [, written] = shell.asked[1] ?? [];
    expect(written).toMatchObject({path: '/project/review/plan.json'});
    expect(JSON.parse((written as {text: string}).text)).toMatchObject({totals: {variants: 2}});
  });
});

describe('reshoot render', () => {
  it('ends with the films as a table', async () => {
    const shell = fakeShell('render');
    await runCommandLine(shell);
    expect(shell.stdout.lines().at(-1)).toContain('out/tram-fox/reel.mp4');
  });

  it('ends with render-finished as its last JSON line', async () => {
    const shell = fakeShell('render --json');
    await runCommandLine(shell);
    expect(shell.stdout.lines()).toEqual([JSON.stringify({event: 'render-finished', variants: [aFilm]})]);
  });
});

describe('reshoot generate', () => {
  it('says how many takes it made', async () => {
    const shell = fakeShell('generate');
    await runCommandLine(shell);
    expect(shell.stdout.lines()).toEqual(['1 take made']);
  });

  it('says so where there was nothing to make', async () => {
    const shell = fakeShell('generate', {work: {generateShots: async () => aPlan([aShot()])}});
    await runCommandLine(shell);
    expect(shell.stdout.lines()).toEqual(['nothing to make: every take is there']);
  });
});

describe('reshoot cache', () => {
  const record = (kind: 'take' | 'segment', key: string, sizeInBytes: number) => ({
    kind,
    key,
    digest: kind === 'take' ? aDigest : aFilm.digest,
    sizeInBytes,
    facts: {},
  });
  const records = [record('take', 'a', 1_500_000), record('segment', 'b', 1_500_000)];
  const dropped = [records[0]];
  const work = {openStore: async () => ({list: async () => records, verify: async () => ({checked: 2, dropped})}) as never};

  it('status counts by kind, and shared bytes once in the sum', async () => {
    const shell = fakeShell('cache status', {work});
    expect(await runCommandLine(shell)).toBe(0);
    expect(shell.stdout.lines()).toEqual([
      'kind     records    size',
      'segment        1  1.5 MB',
      'take           1  1.5 MB',
      'in all         2  1.5 MB',
    ]);
  });

  it('status prints one JSON object with --json', async () => {
    const shell = fakeShell('cache status --json', {work});
    await runCommandLine(shell);
    expect(JSON.parse(shell.stdout.text()).totals).toEqual({records: 2, sizeInBytes: 1_500_000});
  });

  it('verify names what it dropped, and that is no failure', async () => {
    const shell = fakeShell('cache verify', {work});
    expect(await runCommandLine(shell)).toBe(0);
    expect(shell.stdout.lines()[0]).toBe('dropped take a: its bytes did not have their digest');
  });
});
