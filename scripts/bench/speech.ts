/**
 * `npm run bench:speech [-- --sentences 120]`: a film of ten minutes in which 120 sentences are spoken, from nothing to the file, and what is measured on that
 * file: whether each sentence is where the timeline has it, whether sound and picture end together, how loud it is. Then one sentence is changed; then
 * one gain, after which there is nothing to do but the mix, and that is timed. Run it on an idle machine.
 */
import {spawn} from 'node:child_process';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {parseArgs} from 'node:util';
import type {FinishedVariant, ReshootEvent} from '../../src/core/events.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import {runFfmpeg} from '../../src/media/ffmpeg.ts';
import {loudnessOf} from '../../src/media/loudness.ts';
import {decibels, type Pcm, sampleOfFrame, sampleRateInHertz} from '../../src/media/pcm.ts';
import {truePeakOf} from '../../src/media/true-peak.ts';
import {readWav} from '../../src/media/wav.ts';
import {findBrowser} from '../../src/remotion/browser.ts';
import {createDiskStore} from '../../src/store/disk-store.ts';
import {probeFilm} from '../../test/helpers/film.ts';
import {repository, takeSlot} from '../../test/helpers/slot.ts';
import {framesPerSecond, narratedVideo, sentences} from './narrated-film.ts';

const {values} = parseArgs({options: {sentences: {type: 'string', default: '120'}}});
const count = Number(values.sentences);
const slot = await takeSlot();
const folder = slot.project;
const film = path.join(folder, 'out', 'story', 'small.mp4');
const store = createDiskStore({folder: path.join(folder, '.reshoot', 'store')});
const {executable} = await findBrowser({project: repository, environment: process.env});

/** What a render did: its last line, what it made, and how long each stage took. */
interface Rendered {
  readonly variant: FinishedVariant;
  readonly made: readonly string[];
  readonly stages: ReadonlyMap<string, number>;
  readonly seconds: number;
  /** From the last decision of the plan to the joining of the film: where no picture is missing, the mix and nothing else. */
  readonly secondsBeforeJoining: number;
  /** Times that all frames of the film were looked at. */
  readonly scans: number;
}

const render = async (): Promise<Rendered> => {
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(slot.package, 'bin', 'reshoot.js'), 'render', '--json', '--stems'], {
    cwd: folder,
    env: {...process.env, REMOTION_BROWSER: executable},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [made, stages]: [string[], Map<string, number>] = [[], new Map()];
  let variant: FinishedVariant | null = null;
  let [planned, joining, scans] = [0, 0, 0];
  for await (const line of createInterface(child.stdout)) {
    // The command line's own contract.
    const event = JSON.parse(line) as ReshootEvent;
    if (event.event === 'take-made' && 'sound' in event) made.push(event.sound);
    if (event.event === 'stage-finished') stages.set(event.stage, (stages.get(event.stage) ?? 0) + event.durationInMilliseconds / 1000);
    if (event.event === 'sound-planned' || (event.event === 'stage-finished' && event.stage === 'generate')) planned = performance.now();
    if (event.event === 'stage-started' && event.stage === 'assemble') joining = performance.now();
    if (event.event === 'scan-finished' && !event.reused) scans += 1;
    if (event.event === 'render-finished') variant = event.variants[0] ?? null;
  }
  if (variant === null) throw new Error('The render has failed; see above.');
  const secondsBeforeJoining = (joining - planned) / 1000;
  return {variant, made, stages, seconds: (performance.now() - started) / 1000, secondsBeforeJoining, scans};
};

const soundOf = async (file: string): Promise<Pcm> => {
  const wav = path.join(folder, '.reshoot', 'decoded.wav');
  await runFfmpeg('ffmpeg', ['-y', '-v', 'error', '-i', file, '-vn', '-ar', '48000', '-ac', '2', '-c:a', 'pcm_s24le', wav]);
  return readWav(await readFile(wav));
};

/** Samples between where a take is in the film and where it should be: the best fit within 20 ms. */
const misplaced = (film: Float32Array, take: Float32Array, expected: number): number => {
  let [best, at] = [Number.NEGATIVE_INFINITY, 0];
  for (let shift = -960; shift <= 960; shift++) {
    let sum = 0;
    for (let i = 4000; i < 40_000; i += 3) sum += (film[expected + shift + i] ?? 0) * (take[i] ?? 0);
    if (sum > best) [best, at] = [sum, shift];
  }
  return at;
};

const lastTimeline = async (): Promise<Timeline> => {
  const timelines: Timeline[] = [];
  for (const {kind, key} of await store.list()) {
    const found = kind === 'timeline' ? await store.find('timeline', key) : null;
    // Written by the scan; the store has verified the bytes.
    if (found?.state === 'present') timelines.push(JSON.parse(await readFile(found.path, 'utf8')) as Timeline);
  }
  const settled = timelines.filter(
    ({speech}) => Object.values(speech).length === count && Object.values(speech).every(({state}) => state === 'made'),
  );
  const timeline = settled.find(({speech, sounds}) =>
    sounds.every(({request, placements}) => request.kind !== 'dialogue' || speech[request.id]?.startFrame === placements[0]?.start),
  );
  if (!timeline) throw new Error('No timeline in the store is settled.');
  return timeline;
};

const say = (what: string, found: string): void => void process.stdout.write(`${what.padEnd(44)} ${found}\n`);
const secondsOf = (stages: Rendered['stages']): string =>
  [...stages].map(([stage, seconds]) => `${stage} ${seconds.toFixed(1)}`).join(', ');

try {
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({name: 'bench', private: true, type: 'module'}));
  await writeFile(path.join(folder, 'reshoot.config.ts'), "export default {generator: 'testcard'};\n");
  await mkdir(path.join(folder, 'scenes', 'story'), {recursive: true});
  const scene = path.join(folder, 'scenes', 'story', 'video.tsx');
  await writeFile(scene, narratedVideo(count));
  const first = await render();
  const timeline = await lastTimeline();
  say('film', `${timeline.durationInFrames} frames, ${(timeline.durationInFrames / framesPerSecond).toFixed(2)} s, ${count} sentences`);
  say('from nothing', `${first.seconds.toFixed(0)} s: ${secondsOf(first.stages)}; ${first.scans} scans`);

  const sound = await soundOf(film);
  const lock = JSON.parse(await readFile(path.join(folder, 'scenes', 'story', 'reshoot.lock.json'), 'utf8'));
  const fingerprints = new Map(
    Object.values<{sound: string; fingerprint: string}>(lock.sounds).map((each) => [each.sound, each.fingerprint]),
  );
  const apart: number[] = [];
  const shown: number[] = [];
  for (const {request, placements} of timeline.sounds) {
    if (request.kind !== 'dialogue') continue;
    const found = await store.find('take', fingerprints.get(request.id) ?? '');
    if (found.state !== 'present') throw new Error(`The take of ${request.id} is gone.`);
    const start = placements[0]?.start ?? 0;
    const {left} = readWav(await readFile(found.path));
    apart.push(misplaced(sound.left, left, sampleOfFrame(start, framesPerSecond)));
    const word = timeline.speech[request.id]?.words[0];
    const begins = start + (word?.startInSeconds ?? 0) * framesPerSecond;
    shown.push(Math.min(...timeline.captions.map(({range}) => Math.abs(range.start - begins))));
  }
  const {video, audio} = await probeFilm(film);
  const ends = Math.abs(Number(audio['duration']) - Number(video['duration'])) * 1000;
  say('sentences away from their frame, at most', `${Math.max(...apart.map(Math.abs))} samples (first ${apart[0]}, last ${apart.at(-1)})`);
  say('captions away from their first word, at most', `${Math.max(...shown).toFixed(2)} frames`);
  say('sound and picture end apart', `${ends.toFixed(2)} ms (an AAC frame is ${((1024 / sampleRateInHertz) * 1000).toFixed(2)} ms)`);
  say(
    'loudness, true peak of the file',
    `${loudnessOf(sound).integratedInLufs.toFixed(2)} LUFS, ${decibels(truePeakOf(sound)).toFixed(2)} dBTP`,
  );

  const changed = sentences[Math.floor(count / 2)] ?? '';
  await writeFile(scene, narratedVideo(count).replace(changed, changed.replace(/\.$/, ' today.')));
  const edited = await render();
  say(
    'one sentence changed',
    `${edited.seconds.toFixed(0)} s: spoken again ${edited.made.join(', ')}; ${secondsOf(edited.stages)}; ${edited.scans} scans`,
  );
  const {segments, frames} = edited.variant;
  say(
    '',
    `${segments.reused} of ${segments.total} segments kept, ${frames.captured} of ${frames.total} frames drawn; sound ${edited.variant.audio}`,
  );

  const before = narratedVideo(count).replace(changed, changed.replace(/\.$/, ' today.'));
  await writeFile(scene, before.replace('prompt="gentle rain"', 'prompt="gentle rain" gainInDecibels={-16}'));
  const louder = await render();
  if (louder.variant.frames.captured > 0 || louder.made.length > 0 || louder.variant.audio !== 'mixed')
    throw new Error('A changed gain made more than a mix: it cannot be timed.');
  say('one gain changed', `${louder.seconds.toFixed(0)} s: ${secondsOf(louder.stages)}; ${louder.scans} scans`);
  say(
    'its mix, loudness and AAC, alone',
    `${louder.secondsBeforeJoining.toFixed(1)} s for ${(sound.left.length / sampleRateInHertz).toFixed(0)} s of sound`,
  );
} finally {
  await slot.release();
}
