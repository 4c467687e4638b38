/**
 * `npm run bench:animatic`: what a shot of three seconds costs, as a take and as `--draft` makes it: wall time, processor time, the most memory, and
 * what was estimated. Ends with 1 where a goal for two idle cores is missed; processor time tells whether they were idle.
 */
import animatic from '../generators/animatic/index.ts';
import {specOf} from './evaluate-animatic/shoot.ts';

const prompt = 'a fox in a yellow raincoat walking in a city street at dusk, rain, slow dolly-in, medium shot';
const take = {...specOf({prompt, seed: 3, frames: 90, width: 1080, height: 1920}), framesPerSecond: 30};
// The draft first: the most memory of the process is then its own.
const shots = [
  {what: 'draft', spec: animatic.draft?.(take) ?? take, mostSeconds: 15},
  {what: 'take', spec: take, mostSeconds: 40},
];
const mostMegabytes = 2500;

for (const {what, spec, mostSeconds} of shots) {
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
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1e3);
  const met = seconds <= mostSeconds && megabytes < mostMegabytes;
  if (!met) process.exitCode = 1;
  process.stdout.write(
    `${met ? 'met   ' : 'MISSED'} ${what} of 3 s, ${spec.width} × ${spec.height}, ${String(spec.parameters['steps'])} steps: ${seconds.toFixed(1)} s (goal ${mostSeconds} s, estimated ${animatic.estimate(spec).seconds} s), ${((user + system) / 1e6).toFixed(1)} s of processor, ` +
      `at most ${megabytes} MB (goal ${mostMegabytes}), ${frames} frames; ${stages}\n`,
  );
}
