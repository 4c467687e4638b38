/**
 * `npm run bench:long [-- --minutes 10]`: a long film of full size, from nothing but its takes: whether memory stays flat, and whether picture and sound end
 * together.
 */
import {spawn} from 'node:child_process';
import {parseArgs} from 'node:util';
import type {FinishedVariant, ReshootEvent} from '../../src/core/events.ts';
import {runFfmpeg} from '../../src/media/ffmpeg.ts';
import {openBenchProject} from './bench-project.ts';
import {watchTree} from './tree-memory.ts';

const {values} = parseArgs({options: {minutes: {type: 'string', default: '10'}}});
const project = await openBenchProject({shots: 10, minutes: Number(values.minutes)});
try {
  await project.run('generate');
  const started = performance.now();
  const child = spawn(process.execPath, [project.command, 'render', '--json'], {cwd: project.folder, env: project.environment});
  const memory = watchTree(child.pid ?? 0);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  memory?.stop();
  const last = JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as ReshootEvent;
  if (code !== 0 || last.event !== 'render-finished') throw new Error(`The render ended with ${code}: ${JSON.stringify(last)}`);
  const film: FinishedVariant | undefined = last.variants[0];
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`${film?.frames.total} frames in ${seconds.toFixed(0)} s, ${film?.frames.captured} drawn\n`);
  for (const line of ends(await lengths(project.film), film?.frames.total ?? 0)) process.stdout.write(`${line}\n`);
  for (const line of overTime(memory?.looks ?? [])) process.stdout.write(`${line}\n`);
} finally {
  await project.release();
}

async function lengths(film: string): Promise<ReadonlyMap<string, number>> {
  const words = ['-v', 'error', '-show_entries', 'stream=codec_type,duration', '-of', 'csv=p=0', film];
  const told = await runFfmpeg('ffprobe', words);
  return new Map(
    told
      .trim()
      .split('\n')
      .map((line) => line.split(','))
      .map(([kind = '', length]) => [kind, Number(length)]),
  );
}

function* ends(streams: ReadonlyMap<string, number>, frames: number): Generator<string> {
  const [video = Number.NaN, audio = Number.NaN] = [streams.get('video'), streams.get('audio')];
  const apart = ((audio - video) * 48_000) / 1024;
  yield `picture ${video.toFixed(3)} s (${frames} frames), sound ${audio.toFixed(3)} s: ${apart.toFixed(2)} frames of AAC apart`;
}

/** Fifths of the run: what grows is seen. */
function* overTime(looks: readonly number[]): Generator<string> {
  if (looks.length === 0) yield 'memory: not measured on this system';
  const fifth = Math.ceil(looks.length / 5);
  for (let from = 0; from < looks.length; from += fifth) {
    const part = looks.slice(from, from + fifth).toSorted((a, b) => a - b);
    const [middle = 0, most = 0] = [part[Math.floor(part.length / 2)], part.at(-1)];
    yield `memory of the whole tree, fifth ${1 + from / fifth}: ${(middle / 1e6).toFixed(0)} MB in the middle, ${(most / 1e6).toFixed(0)} MB at most`;
  }
}
