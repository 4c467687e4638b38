import {execFileSync} from 'node:child_process';

/**
 * Ends a process and everything it started, as a power cut would: all at once, without a word. A browser has a process group of its own, so the
 * family is found by parents.
 */
export const killTree = (root: number): void => {
  if (process.platform === 'win32') {
    execFileSync('taskkill', ['/PID', String(root), '/T', '/F']);
    return;
  }
  for (const pid of [root, ...descendants(root)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself a moment ago.
    }
  }
};

/** Everything below a process, as far as it still has its parent. */
export const descendants = (root: number): number[] => {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], {encoding: 'utf8'})
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found: number[] = [];
  const queue = [root];
  for (let parent = queue.pop(); parent !== undefined; parent = queue.pop()) {
    for (const [pid = 0, of = 0] of table) {
      if (of !== parent) continue;
      found.push(pid);
      queue.push(pid);
    }
  }
  return found;
};
