/**
 * `npm run bench [-- --runs 3 --shots 10]`: what a render costs, beside plain Remotion on the same film and browser, in one run on this machine. Ratios are what
 * counts: wall times on a busy machine are noise. Takes are test cards, so that generation does not hide the rest.
 */
import {readFile, rm, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {parseArgs} from 'node:util';
import type {FinishedVariant, ReshootEvent} from '../../src/core/events.ts';
import {runFfmpeg} from '../../src/media/ffmpeg.ts';
import {h264, h264Arguments} from '../../src/media/h264.ts';
import {createDiskStore} from '../../src/store/disk-store.ts';
import {repository} from '../../test/helpers/slot.ts';
import {openBenchProject} from './bench-project.ts';
import {framesPerShot, rowsText} from './film.ts';
import {similarityTo} from './quality.ts';
import {watchTree} from './tree-memory.ts';

interface Measured {
  readonly what: string;
  /** Of every run, in seconds. */
  readonly seconds: readonly number[];
  readonly detail: string;
}

const {values} = parseArgs({options: {runs: {type: 'string', default: '1'}, shots: {type: 'string', default: '10'}}});
const runs = Number(values.runs);
const shots = Number(values.shots);
const project = await openBenchProject({shots});
const {folder, scene, film} = project;
const table: Measured[] = [];

const reshoot = async (...words: string[]): Promise<FinishedVariant | null> => {
  const last = (await project.run(...words, '--json')).trim().split('\n').at(-1) ?? '{}';
  const event = JSON.parse(last) as ReshootEvent;
  return event.event === 'render-finished' ? (event.variants[0] ?? null) : null;
};

const plain = async (file: string, ...options: string[]): Promise<void> => {
  const cli = path.join(repository, 'node_modules/@remotion/cli/remotion-cli.js');
  const words = ['render', '.reshoot/entry.tsx', 'tram-early-reel', file, '--log=error', '--color-space=bt709'];
  await project.node([cli, ...words, `--browser-executable=${project.browser}`, ...options]);
};

/** Measures `work` as often as was asked for; `before` brings the project to where it starts, unmeasured. */
const measure = async (what: string, work: () => Promise<string>, before: () => Promise<void> = async () => undefined): Promise<void> => {
  const seconds: number[] = [];
  let detail = '';
  for (let count = 0; count < runs; count++) {
    await before();
    const started = performance.now();
    detail = await work();
    seconds.push((performance.now() - started) / 1000);
  }
  table.push({what, seconds, detail});
  process.stderr.write(`${what}: ${seconds.map((each) => each.toFixed(1)).join(', ')} s  ${detail}\n`);
};

const counts = (made: FinishedVariant | null): string => {
  if (made === null) return '';
  const {passthrough, layered, full, total} = made.segments;
  return `${made.frames.captured} drawn of ${made.frames.total}; segments ${total}: ${passthrough} copied, ${layered} blended, ${full} whole; sound ${made.audio}`;
};
const render = async (variant = 'tram/early'): Promise<string> => counts(await reshoot('render', variant));

let edits = 0;
/** Replaces a piece of the video by another each time, so that no edit finds an earlier one's work. */
const edit = (from: RegExp, to: (count: number) => string) => async (): Promise<void> => {
  const file = path.join(scene, 'video.tsx');
  const text = await readFile(file, 'utf8');
  if (!from.test(text)) throw new Error(`${file} has no ${String(from)}`);
  edits += 1;
  await writeFile(file, text.replace(from, to(edits)));
};
const sizeOf = async (file: string): Promise<string> => `${((await stat(file)).size / 1e6).toFixed(1)} MB`;
/** Forgets films, segments, overlays and sound, and keeps takes and timelines. */
const forget = async (): Promise<void> => {
  await rm(path.join(folder, 'out'), {recursive: true, force: true});
  const store = createDiskStore({folder: path.join(folder, '.reshoot', 'store')});
  for (const {kind, key} of await store.list()) if (kind !== 'take' && kind !== 'timeline') await store.drop(kind, key);
};

try {
  await project.run('generate');

  const plainFile = path.join(folder, 'plain.mp4');
  const samePreset = path.join(folder, 'plain-same-preset.mp4');
  await measure('plain Remotion, its defaults', async () => {
    await plain(plainFile);
    return sizeOf(plainFile);
  });
  await measure(`plain Remotion, ${h264.film.preset} crf ${h264.film.crf}`, async () => {
    await plain(samePreset, `--x264-preset=${h264.film.preset}`, `--crf=${h264.film.crf}`);
    return sizeOf(samePreset);
  });
  const drawn = path.join(folder, 'drawn');
  for (const start of [100, 400, 700].filter((frame) => frame < framesPerShot * shots)) {
    // Said from the project's folder: Remotion takes a dot in any folder's name for the beginning of an extension.
    await plain('drawn', '--sequence', '--image-format=png', `--frames=${start}-${start + 9}`);
  }
  const likeness = async (file: string): Promise<string> => {
    const {mean, least} = await similarityTo(drawn, file);
    return `SSIM to the uncompressed frames ${mean.toFixed(4)}, at least ${least.toFixed(4)}`;
  };
  process.stderr.write(`plain Remotion: ${await likeness(plainFile)}\n`);
  await measure(
    'cold, takes present',
    async () => {
      const memory = watchTree(process.pid);
      const told = await render();
      memory?.stop();
      const most =
        memory === null ? 'memory not measured' : `${(Math.max(...memory.looks) / 1e6).toFixed(0)} MB at most, this program's own with it`;
      return `${told}; ${await sizeOf(film)}; ${most}`;
    },
    forget,
  );
  process.stderr.write(`ours: ${await likeness(film)}\n`);
  await measure('encoding the same pictures, nothing else', async () => {
    const encoded = path.join(folder, 'encoded.mp4');
    await runFfmpeg('ffmpeg', [
      '-y',
      '-v',
      'error',
      '-i',
      film,
      '-an',
      ...h264Arguments({...h264.film, pictures: 'planes'}, 30, 60),
      encoded,
    ]);
    return sizeOf(encoded);
  });
  await measure('nothing changed', render);
  await measure(
    'one caption word',
    render,
    edit(/the harbour\d* before/, (count) => `the harbour${count} before`),
  );
  await measure(
    'one shot replaced',
    render,
    edit(
      /'a fox waits in the ' \+ place \+ '[^']*'/,
      (count) => `'a fox waits in the ' + place + ' at dusk, slow dolly-in' + (place === 'beach' ? ' ${count}' : '')`,
    ),
  );
  await measure(
    'one colour for the whole film',
    render,
    edit(/const ink = '#\w+'/, (count) => `const ink = '#fff${(7 + count).toString(16)}e0'`),
  );
  await measure(
    'audio only',
    render,
    edit(/volume=\{[\d.]+\}/, (count) => `volume={0.${50 + count}}`),
  );
  let row = 0;
  await measure(
    'another row: only the headline differs',
    () => render(`tram/row${row}`),
    async () => {
      row += 1;
      await writeFile(path.join(scene, 'rows.json'), rowsText(['early', ...Array.from({length: row}, (_, index) => `row${index + 1}`)]));
    },
  );
} finally {
  await project.release();
}

const median = (seconds: readonly number[]): number => seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? Number.NaN;
const peer = median(table[0]?.seconds ?? []);
process.stdout.write(
  `${shots} shots, ${framesPerShot * shots} frames of 1080 x 1920; medians of ${runs}; ratio to plain Remotion's defaults\n`,
);
for (const {what, seconds, detail} of table) {
  const wall = median(seconds);
  process.stdout.write(`${what.padEnd(42)} ${wall.toFixed(1).padStart(7)} s ${(peer / wall).toFixed(1).padStart(7)}x  ${detail}\n`);
}
