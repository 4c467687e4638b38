/**
 * `npm run bench`: what a render costs, beside plain Remotion on the same project and browser, in one run on this machine. Ratios are what
 * counts: wall times on a busy machine are noise. Takes are test cards, so that generation does not hide the rest.
 */
import {type ChildProcess, spawn} from 'node:child_process';
import {cp, mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {repository, takeSlot} from '../test/helpers/slot.ts';

interface Measured {
  readonly what: string;
  readonly seconds: number;
  readonly detail: string;
}

interface ScanFinished {
  readonly event: 'scan-finished';
  readonly millisecondsPerFrame: number;
  readonly frames: number;
  readonly reused: boolean;
}

/** Every row has a headline of its own over one shared shot and one that the row decides. */
const series = `
import {AbsoluteFill, Series} from 'remotion';
import {defineVideo, GeneratedShot, json} from 'reshoot';
import {z} from 'zod';
const Offer = ({headline}: {headline: string}) => (
  <AbsoluteFill>
    <Series>
      <Series.Sequence durationInFrames={10}><GeneratedShot id="shared" prompt="a cup of coffee in a cafe" /></Series.Sequence>
      <Series.Sequence durationInFrames={10}><GeneratedShot id="own" prompt={'a sign that says ' + headline} /></Series.Sequence>
    </Series>
    <h1>{headline}</h1>
  </AbsoluteFill>
);
export default defineVideo({
  id: 'series',
  framesPerSecond: 30,
  durationInFrames: 20,
  formats: [{id: 'small', width: 270, height: 480}],
  schema: z.object({headline: z.string()}),
  rows: json('./rows.json', {id: 'name'}),
  component: Offer,
});
`;

const film = 'fox-tale';
const variants = 200;
const slot = await takeSlot();
const project = slot.project;
const command = path.join(slot.package, 'bin', 'reshoot.js');
const rows: Measured[] = [];

/** Runs a program of Node's to its end and answers with its stdout. */
const run = async (words: readonly string[]): Promise<string> => {
  const child: ChildProcess = spawn(process.execPath, [...words], {cwd: project, stdio: ['ignore', 'pipe', 'inherit']});
  let stdout = '';
  child.stdout?.on('data', (text: Buffer) => {
    stdout += text.toString();
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${String(code)}`);
  return stdout;
};

const measure = async (what: string, words: readonly string[], detail: (stdout: string) => string = () => ''): Promise<void> => {
  const started = performance.now();
  const stdout = await run(words);
  rows.push({what, seconds: (performance.now() - started) / 1000, detail: detail(stdout)});
};

const scans = (stdout: string): string =>
  stdout
    .split('\n')
    .filter((line) => line.includes('"scan-finished"'))
    .map((line) => JSON.parse(line) as ScanFinished)
    .map(({millisecondsPerFrame, frames, reused}) =>
      reused ? 'timeline reused' : `scan ${millisecondsPerFrame.toFixed(1)} ms a frame over ${frames} frames`,
    )
    .join('; ');

const edit = async (from: string, to: string): Promise<void> => {
  const file = path.join(project, 'scenes', film, 'video.tsx');
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  await writeFile(file, text.replace(from, to));
};

try {
  await writeFile(path.join(project, 'package.json'), JSON.stringify({name: 'bench', private: true, type: 'module'}));
  await writeFile(path.join(project, 'reshoot.config.ts'), "export default {generator: 'testcard'};\n");
  await cp(path.join(repository, 'tsconfig.json'), path.join(project, 'tsconfig.json'));
  await cp(path.join(repository, 'remotion.config.ts'), path.join(project, 'remotion.config.ts'));
  await cp(path.join(repository, 'scenes'), path.join(project, 'scenes'), {recursive: true});
  await rm(path.join(project, 'scenes', film, 'reshoot.lock.json'), {force: true});
  await run([command, 'generate', film]);
  await measure('plain Remotion, cold', [
    path.join(repository, 'node_modules/@remotion/cli/remotion-cli.js'),
    'render',
    `${film}-reel`,
    path.join(project, 'plain.mp4'),
    '--log=error',
    ...(process.env.REMOTION_BROWSER ? [`--browser-executable=${process.env.REMOTION_BROWSER}`] : []),
  ]);
  await measure('takes present, nothing rendered yet', [command, 'render', film, '--json'], scans);
  await measure('nothing changed', [command, 'render', film, '--json'], scans);
  await edit('One night, a small fox could not sleep.', 'One night, a small fox could not rest.');
  await measure('one caption', [command, 'render', film, '--json'], scans);
  await edit('an owl in the forest', 'an owl deep in the forest');
  await measure('one prompt', [command, 'render', film, '--json'], scans);

  await rm(path.join(project, 'scenes'), {recursive: true});
  await mkdir(path.join(project, 'scenes', 'series'), {recursive: true});
  await writeFile(path.join(project, 'scenes', 'series', 'video.tsx'), series);
  await writeFile(
    path.join(project, 'scenes', 'series', 'rows.json'),
    JSON.stringify(Array.from({length: variants}, (_, row) => ({name: `row-${row}`, headline: `Offer ${row}`}))),
  );
  await measure(`plan of ${variants} variants, first`, [command, 'plan', '--json']);
  await measure(`plan of ${variants} variants, scanned before`, [command, 'plan', '--json']);
} finally {
  await slot.release();
}

const plain = rows[0]?.seconds ?? Number.NaN;
for (const {what, seconds, detail} of rows) {
  process.stdout.write(`${what.padEnd(38)} ${seconds.toFixed(1).padStart(7)} s ${(plain / seconds).toFixed(1).padStart(7)}x  ${detail}\n`);
}
