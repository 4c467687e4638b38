import {describe, expect, it} from 'vitest';
import {runCommandLine} from '../../src/cli/run.ts';
import {fakeShell} from './fake-shell.ts';

describe('reshoot transcribe', () => {
  it('hands the recording to the generator that listens, and says how to show its words', async () => {
    const shell = fakeShell('transcribe public/talk.mp4 --model models/whisper-base --language en');
    expect(await runCommandLine(shell)).toBe(0);
    expect(shell.asked).toEqual([
      ['transcribe', {file: 'public/talk.mp4', model: 'models/whisper-base', language: 'en', to: null, generator: 'sherpa'}],
    ]);
    expect(shell.stdout.text()).toContain('public/talk.json: 1 word in 12.0 s');
    expect(shell.stdout.text()).toContain('<Captions transcript="talk.json" />');
  });

  it('refuses a language that is a name, and a file that is no JSON', async () => {
    const named = fakeShell('transcribe a.wav --language English');
    expect(await runCommandLine(named)).toBe(2);
    expect(named.stderr.text()).toContain('such as en or id');
    const wrong = fakeShell('transcribe a.wav --to words.srt');
    expect(await runCommandLine(wrong)).toBe(2);
    expect(wrong.stderr.text()).toContain('--to public/talk.json');
  });
});
