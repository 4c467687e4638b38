import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {diagnose, type MachineFacts} from '../../src/cli/diagnosis.ts';
import {machineFacts} from '../../src/cli/machine.ts';
import {runCommandLine} from '../../src/cli/run.ts';
import {fakeShell} from './fake-shell.ts';
import {healthyMachine} from './healthy-machine.ts';

const ailing = (facts: Partial<MachineFacts>) => diagnose({...healthyMachine, ...facts}).filter(({state}) => state !== 'ok');
const fails = {state: 'fails', reason: 'it does not start'} as const;

describe('a healthy machine', () => {
  it('passes every check', async () => {
    const shell = fakeShell('doctor');
    expect(await runCommandLine(shell)).toBe(0);
    expect(shell.stdout.lines()).toEqual([
      'ok       node         20.20.2',
      'ok       remotion     4.0.527, 3 packages',
      'ok       ffmpeg       7.1',
      'ok       ffprobe      7.1',
      'ok       browser      Chromium 147 (@sparticuz/chromium)',
      'ok       onnxruntime  1.30.0',
      'ok       store        writable',
      'ok       disk         50 GB free',
    ]);
  });
});

describe('an ailment is named, with what to do', () => {
  it.each([
    ['node', {nodeVersion: '18.20.0'}, 'install Node 20.19 or newer'],
    ['node', {nodeVersion: '20.18.3'}, 'install Node 20.19 or newer'],
    ['ffmpeg', {ffmpeg: fails}, 'npm ci'],
    ['ffprobe', {ffprobe: fails}, 'npm ci'],
    ['browser', {browser: fails}, 'npm install --save-dev @sparticuz/chromium'],
    ['onnxruntime', {onnxruntime: fails}, 'glibc'],
    ['store', {store: fails}, 'make .reshoot writable'],
    ['disk', {freeDiskInBytes: 100_000_000}, 'make room'],
  ])('%s', (name, facts, fix) => {
    const [check, ...others] = ailing(facts);
    expect(check).toMatchObject({name, state: 'failed'});
    expect(check?.fix).toContain(fix);
    expect(others).toEqual([]);
  });

  it.each(['20.19.0', '22.0.0', '24.1.0'])('Node %s is none', (nodeVersion) => {
    expect(ailing({nodeVersion})).toEqual([]);
  });

  it('packages of Remotion that are missing or of another version', () => {
    const installed = {remotion: '4.0.527', '@remotion/bundler': '4.0.527', '@remotion/media': '4.0.500'};
    expect(ailing({remotion: {expected: '4.0.527', installed}})).toEqual([
      {
        name: 'remotion',
        state: 'failed',
        detail: '@remotion/renderer is missing, @remotion/media is 4.0.500; all have to be 4.0.527',
        fix: 'npm install --save-exact @remotion/renderer@4.0.527 @remotion/media@4.0.527',
      },
    ]);
  });

  it('little disk is a warning, and so is a system that does not tell', () => {
    expect(ailing({freeDiskInBytes: 1_000_000_000})).toMatchObject([{state: 'warning', detail: '1.0 GB free'}]);
    expect(ailing({freeDiskInBytes: null})).toMatchObject([{state: 'warning'}]);
  });

  it('makes doctor end with 1, a warning does not', async () => {
    const sick = fakeShell('doctor --json', {work: {machineFacts: async () => ({...healthyMachine, ffmpeg: fails})}});
    expect(await runCommandLine(sick)).toBe(1);
    expect(JSON.parse(sick.stdout.text())).toMatchObject({state: 'failed'});
    const warned = fakeShell('doctor', {work: {machineFacts: async () => ({...healthyMachine, freeDiskInBytes: null})}});
    expect(await runCommandLine(warned)).toBe(0);
  });
});

describe('the facts of this machine', () => {
  it('are gathered by trying, without leaving anything behind', async () => {
    const project = await mkdtemp(path.join(os.tmpdir(), 'doctor-'));
    onTestFinished(() => rm(project, {recursive: true}));
    for (const name of ['remotion', '@remotion/renderer']) {
      await mkdir(path.join(project, 'node_modules', name), {recursive: true});
      await writeFile(path.join(project, 'node_modules', name, 'package.json'), JSON.stringify({name, version: '4.0.1'}));
    }
    const facts = await machineFacts({project, environment: {REMOTION_BROWSER: path.join(project, 'no-browser')}});
    expect(facts).toMatchObject({
      nodeVersion: process.versions.node,
      remotion: {expected: '4.0.527', installed: {remotion: '4.0.1', '@remotion/renderer': '4.0.1'}},
      ffmpeg: {state: 'works'},
      ffprobe: {state: 'works'},
      browser: {state: 'fails', reason: expect.stringContaining('no-browser')},
      onnxruntime: {state: 'works'},
      store: {state: 'works', detail: 'will be made in .reshoot'},
    });
    expect(facts.freeDiskInBytes).toBeGreaterThan(0);
  });
});
