import {describe, expect, it} from 'vitest';
import {together} from '../../src/core/together.ts';

const never = new AbortController().signal;
/** Ends when it is told to stop, a moment later, as programs that are killed do. */
const untilStopped = (stop: AbortSignal, onEnd: () => void): Promise<void> =>
  new Promise((_, reject) => {
    const end = (): void => {
      setTimeout(() => {
        onEnd();
        reject(stop.reason);
      });
    };
    if (stop.aborted) end();
    else stop.addEventListener('abort', end, {once: true});
  });

describe('tasks side by side', () => {
  it('give their results in their own order', async () => {
    const late = async (): Promise<string> => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return 'late';
    };
    expect(await together<[string, number]>(never, [late, async () => 2])).toEqual(['late', 2]);
  });

  it('stop one another: the first failure comes out, after all have ended', async () => {
    const ended: string[] = [];
    const failing = async (): Promise<void> => {
      throw new Error('disk full');
    };
    const running = (stop: AbortSignal): Promise<void> => untilStopped(stop, () => ended.push('running'));
    await expect(together(never, [running, failing])).rejects.toThrow('disk full');
    expect(ended).toEqual(['running']);
  });

  it('stop when they are told to from outside', async () => {
    const outside = new AbortController();
    const ended: string[] = [];
    const all = together(outside.signal, [
      (stop) => untilStopped(stop, () => ended.push('one')),
      (stop) => untilStopped(stop, () => ended.push('two')),
    ]);
    outside.abort(new Error('Ctrl-C'));
    await expect(all).rejects.toThrow('Ctrl-C');
    expect(ended).toEqual(['one', 'two']);
  });
});
