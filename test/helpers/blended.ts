import {takeFile} from '../../src/core/browser-variant.ts';
import {exposeTakes} from '../../src/machine/expose-takes.ts';
import {Machine} from '../../src/machine/machine.ts';
import {planesOfRgb} from '../../src/media/colour.ts';
import {PictureMemory} from '../../src/media/picture-memory.ts';
import {readPicture} from '../../src/media/read-picture.ts';
import type {PlannedFilmOf} from '../../src/plan/plan-project.ts';
import {captureOverlays, type OverlayPictures} from '../../src/remotion/capture.ts';
import {ffmpegExecutable} from '../../src/remotion/executables.ts';
import {renderFramesByRemotion} from '../../src/remotion/render-frames.ts';
import {blendedPictures} from '../../src/render/blend-segment.ts';
import {FrameBuffers} from '../../src/render/frame-buffers.ts';
import {mixBlocks} from '../../src/render/mix-blocks.ts';
import {whileCapturing} from '../../src/render/while-capturing.ts';
import {buildHere} from '../../src/schedule/build-here.ts';
import {wanted} from '../../src/schedule/wanted.ts';
import {testBrowser} from './test-browser.ts';

export interface Comparison {
  /** Largest difference of any sample of any plane, in levels of 255. */
  readonly worst: number;
  /** Share of samples that differ by more than 2 levels. */
  readonly beyond: number;
}

/**
 * Puts frames of variants together as a render does, before encoding, and compares them with Remotion's own pictures of them.
 */
export const compareBlended = async (request: {
  readonly project: string;
  readonly variants: readonly string[];
  readonly frames: readonly number[];
}): Promise<ReadonlyMap<string, Comparison>> => {
  const signal = new AbortController().signal;
  const {executable} = await testBrowser();
  const context = {
    ...{project: request.project, signal, emit: () => undefined, now: () => 0},
    environment: {...process.env, REMOTION_BROWSER: executable},
  };
  return Machine.run(context, async (machine) => {
    const asked = {variants: request.variants, draft: false};
    const {plan} = await buildHere(machine, {wanted: wanted.byPlan(machine.project, asked), allows: () => false});
    const compared = new Map<string, Comparison>();
    for (const film of plan.films) compared.set(film.variant.id, await compare({machine, film, frames: request.frames}));
    return compared;
  });
};

const compare = async (request: {
  readonly machine: Machine;
  readonly film: PlannedFilmOf;
  readonly frames: readonly number[];
}): Promise<Comparison> => {
  const {machine, film} = request;
  const {signal, project} = machine.context;
  const {variant, timeline, timelineKey} = film;
  const takes = await machine.takeFiles(film.work.takes);
  await exposeTakes(project, takes.values(), takeFile);
  const page = () => machine.pageOf({variant, timeline: timelineKey, takes: film.work.takes});

  const drawn = new Map<number, Uint8Array>();
  await renderFramesByRemotion({
    page: await page(),
    frames: request.frames,
    format: {type: 'png'},
    onFrame: async (frame, png) => {
      drawn.set(frame, planesOfRgb(await readPicture(png, timeline), timeline));
    },
    signal,
  });
  let worst = 0;
  let beyond = 0;
  const pages = timeline.frames.map((frame) => frame.page);
  for (const frame of request.frames) {
    const buffers = new FrameBuffers<OverlayPictures>(pages, [frame]);
    const {width, height, framesPerSecond} = timeline;
    const files = Object.fromEntries([...takes].map(([id, file]): [string, string] => [id, file.path]));
    const ffmpeg = ffmpegExecutable('ffmpeg');
    const job = {ffmpeg, file: '', width, height, framesPerSecond, frames: timeline.frames.slice(frame, frame + 1), takes: files};
    const capture = (frames: readonly number[], onFrame: Parameters<typeof captureOverlays>[0]['onFrame'], stop: AbortSignal) =>
      captureOverlays({page, frames, onFrame, signal: stop});
    const blendAndCompare = async (): Promise<void> => {
      const host = {page: () => buffers.take(frame), onFrame: () => undefined, memory: new PictureMemory(), signal};
      for await (const planes of blendedPictures(job, host)) {
        // Untouched blocks hold the take's own samples, which may say colours that no screen shows.
        const nothing = {width, height, page: new Uint8Array(3 * width * height), share: new Uint8Array(3 * width * height).fill(255)};
        for (let row = 0; row < height / 2; row++) mixBlocks(nothing, planes, {row, start: 0, end: width / 2});
        const found = differences(planes, drawn.get(frame));
        worst = found.reduce((most, levels) => Math.max(most, levels), worst);
        beyond += found.filter((levels) => levels > 2).length / found.length / request.frames.length;
      }
    };
    await whileCapturing({buffers, capture, signal}, [blendAndCompare]);
  }
  return {worst, beyond};
};

/** Levels between samples, less what a browser may do: blue is up to 6 % paler in what it draws (see `colour.ts`), which shows in the first chroma. */
const differences = (one: Uint8Array, other: Uint8Array | undefined): number[] => {
  if (one.length !== other?.length) throw new Error(`${one.length} samples against ${other?.length}`);
  const cbPlane = (one.length * 2) / 3;
  const crPlane = (one.length * 5) / 6;
  return Array.from(one, (level, at) => {
    const paler = at >= cbPlane && at < crPlane ? 0.06 * Math.abs(level - 128) : 0;
    return Math.abs(level - (other[at] ?? 0)) - paler;
  });
};
