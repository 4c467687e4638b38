/** `npm run bench:animatic`: what a shot of three seconds costs, whole and as a draft: wall time, processor time, memory, and what was estimated. */
import animatic from '../generators/animatic/index.ts';
import {specOf} from './evaluate-animatic/shoot.ts';

const prompt = 'a fox in a yellow raincoat walking in a city street at dusk, rain, slow dolly-in, medium shot';
const shots = [
  {what: '3 s at 1080 × 1920, 8 steps', width: 1080, height: 1920, steps: 8},
  {what: '3 s at 540 × 960, 4 steps (draft)', width: 540, height: 960, steps: 4},
];

for (const {what, width, height, steps} of shots) {
  const spec = {...specOf({prompt, seed: 3, frames: 90, width, height, steps}), framesPerSecond: 30};
  const [started, used] = [performance.now(), process.cpuUsage()];
  const marks = new Map<string, number>();
  const picture = await animatic.make(spec, {
    signal: new AbortController().signal,
    onProgress: (_share, label) => void marks.set(label.replace(/ .*/, ''), performance.now() - started),
    workFolder: '.',
    readReference: () => Promise.reject(new Error('the bench has no references')),
  });
  if (picture.kind !== 'frames') throw new TypeError('animatic makes frames');
  let frames = 0;
  for await (const _frame of picture.frames) frames++;
  const seconds = (performance.now() - started) / 1000;
  const {user, system} = process.cpuUsage(used);
  const stages = [...marks].map(([label, at]) => `${label} until ${(at / 1000).toFixed(1)} s`).join(', ');
  process.stdout.write(
    `${what}: ${seconds.toFixed(1)} s (estimated ${animatic.estimate(spec).seconds} s), ${((user + system) / 1e6).toFixed(1)} s of processor, ` +
      `at most ${Math.round(process.resourceUsage().maxRSS / 1e3)} MB, ${frames} frames; ${stages}\n`,
  );
}
