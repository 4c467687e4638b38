import {readFile} from 'node:fs/promises';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {descendants, killTree} from '../helpers/process-tree.ts';
import {openRig, type Rig} from '../helpers/rig.ts';

/** A generator that computes: each of its takes says in which process it is made. */
const config = `
import {appendFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
const frame = (spec) => new Uint8Array(3 * spec.width * spec.height).fill(spec.seed % 200);
export default {
  generator: 'slow',
  generators: [{
    id: 'slow', charges: false, concurrency: 'cores',
    identity: async () => ({id: 'slow', version: '1', weights: null}),
    capability: () => null,
    estimate: () => ({seconds: 1, cost: {amount: 0, currency: 'USD'}}),
    make: async (spec, {onProgress, signal}) => ({
      kind: 'frames', width: spec.width, height: spec.height,
      frames: (async function* () {
        console.log('a generator may print');
        await appendFile('pids.txt', process.pid + '\\n');
        for (let i = 0; i < spec.durationInFrames; i++) {
          await sleep(30, undefined, {signal});
          onProgress(i / spec.durationInFrames, 'painting');
          yield frame(spec);
        }
      })(),
    }),
  }],
};
`;

let rig: Rig;
beforeEach(async () => {
  rig = await openRig('two-shots');
  await rig.write('reshoot.config.ts', config);
});
afterEach(() => rig.remove());

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const pids = async (): Promise<number[]> =>
  (await readFile(rig.path('pids.txt'), 'utf8').catch(() => '')).split('\n').filter(Boolean).map(Number);

describe('takes of a generator that computes', () => {
  it('are made in processes of their own, which end with the run, and whose printing is no answer', async () => {
    let main = 0;
    const run = await rig.reshoot(['render', '--json'], {
      onStart: ({pid}) => {
        main = pid ?? 0;
      },
    });
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).not.toContain('a generator may print');
    const made = await pids();
    expect(made).toHaveLength(2);
    expect(made).not.toContain(main);
    expect(made.filter(isAlive)).toEqual([]);
    expect(run.events.filter(({event}) => event === 'take-progress').length).toBeGreaterThan(1);
    expect((await rig.render('--frozen')).films[0]?.shots).toMatchObject({kept: 2, generated: 0});
  });

  it('are lost alone where their process is killed: it is said, nothing is left running, and the next run goes on', async () => {
    const killed = await rig.reshoot(['render', '--json'], {
      onEvent: async (event) => {
        if (event.event !== 'take-progress') return;
        const [first] = await pids();
        if (first !== undefined && isAlive(first)) killTree(first);
      },
    });
    expect(killed.code).toBe(1);
    expect(killed.stderr).toContain('generator-failed');
    expect(killed.stderr).toContain('SIGKILL');
    expect((await pids()).filter(isAlive)).toEqual([]);
    expect((await rig.render()).films).toHaveLength(1);
  });

  it('end with the process that asked for them, whatever happens to it', async () => {
    let family: number[] = [];
    const killed = await rig.reshoot(['render', '--json'], {
      onEvent: (event, child) => {
        if (event.event !== 'take-progress' || family.length > 0) return;
        family = descendants(child.pid ?? 0);
        child.kill('SIGKILL');
      },
    });
    expect(killed.code).not.toBe(0);
    const workers = await pids();
    expect(workers.length).toBeGreaterThan(0);
    for (let look = 0; look < 100 && workers.some(isAlive); look++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(workers.filter(isAlive)).toEqual([]);
  });

  it('are stopped by Ctrl-C, and the processes with them', async () => {
    let isAsked = false;
    const cancelled = await rig.reshoot(['render', '--json'], {
      onEvent: (event, child) => {
        if (event.event === 'take-progress' && !isAsked) child.kill('SIGINT');
        isAsked ||= event.event === 'take-progress';
      },
    });
    expect(cancelled.code).toBe(1);
    expect(cancelled.stderr).toContain('cancelled');
    expect((await pids()).filter(isAlive)).toEqual([]);
  });
});
