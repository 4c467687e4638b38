import {readdir} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {isGone, processTag} from '../../src/store/process-tag.ts';
import {descendants} from '../helpers/process-tree.ts';
import {bytesBelow, openRig, type Rig} from '../helpers/rig.ts';

// Windows has no such signal between processes: there, a console sends Ctrl-C to all of them.
describe.skipIf(process.platform === 'win32')('Ctrl-C while a film is being drawn', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig('two-shots');
  });
  afterAll(() => rig.remove());

  it.each(['scan', 'render'])('in the stage %s: ends with 1 and says so, and leaves no process, no half file, no film', async (stage) => {
    let children: number[] = [];
    let isSent = false;
    const run = await rig.reshoot(['render', '--json', '--full'], {
      onEvent: (event, {pid}) => {
        if (event.event !== 'stage-started' || event.stage !== stage || pid === undefined || isSent) return;
        isSent = true;
        // A moment later, when there are browsers and encoders to be ended.
        setTimeout(() => {
          children = descendants(pid);
          process.kill(pid, 'SIGINT');
        }, 150);
      },
    });
    expect({code: run.code, signal: run.signal}).toEqual({code: 1, signal: null});
    expect(run.events.at(-1)).toMatchObject({event: 'failed', code: 'cancelled'});
    expect(children.length).toBeGreaterThan(0);
    expect(children.filter(isAlive)).toEqual([]);
    expect(await readdir(rig.path('.reshoot/work'))).toEqual([]);
    expect(await bytesBelow(rig.path('out')).catch(() => ({}))).toEqual({});
  });
});

/** Not gone, and no zombie that a container without an init process keeps in its table. */
const isAlive = (pid: number): boolean => !isGone(processTag().replace(/^\d+/, String(pid)));
