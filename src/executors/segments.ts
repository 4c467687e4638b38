import type {Digest} from '../core/brand.ts';
import {takeFile} from '../core/browser-variant.ts';
import {frameKey} from '../core/frame-key.ts';
import type {ReadyWork, WorkName} from '../core/work.ts';
import {exposeTakes} from '../machine/expose-takes.ts';
import {captureFrames, captureOverlays} from '../remotion/capture.ts';
import type {PageToDraw} from '../remotion/page-options.ts';
import {renderSegments} from '../render/render-segments.ts';
import type {SegmentToRender} from '../render/rendering.ts';
import type {Executor, Report} from './executor.ts';

/** Makes segments of one film: they share its page, and pages that look the same on several of them are drawn once. */
export const makeSegments: Executor<'segment'> = async (work, machine, signal) => {
  const [first] = work;
  if (first === undefined) return {facts: {}, reports: new Map()};
  const {film, isFull} = first.input;
  const {store, workFolder, context} = machine;
  const {emit, now, project} = context;
  const timeline = await machine.timeline(film.timeline);
  const takes = await machine.takeFiles(film.takes);
  await exposeTakes(project, takes.values(), takeFile);
  const label = film.variant.id;
  const started = now();
  emit({event: 'stage-started', stage: 'render', label});
  const page = (): Promise<PageToDraw> => machine.pageOf(film);
  const segments = work.map(toRender).sort((a, b) => a.start - b.start);
  const digests = new Map([...takes].map(([id, {digest}]) => [id, digest]));
  const made = await renderSegments({
    timeline,
    segments,
    // Only frames of these segments are drawn, and the takes that these show are there.
    frameKeys: timeline.frames.map((frame) => frameKey(frame, digests) ?? missing(label)),
    full: isFull,
    takes: new Map([...takes].map(([id, file]): [string, string] => [id, file.path])),
    captureFrames: (frames, onFrame, stop) => captureFrames({page, frames, onFrame, signal: stop}),
    captureOverlays: (frames, onFrame, stop) => captureOverlays({page, frames, onFrame, signal: stop}),
    store,
    workFolder,
    emit,
    signal,
  });
  emit({event: 'stage-finished', stage: 'render', label, durationInMilliseconds: now() - started});
  const reports = new Map<WorkName, Report>();
  for (const [index, {name, input}] of work.entries()) {
    const rendered = made.rendered.find(({start}) => start === input.range.start);
    reports.set(name, {way: rendered?.way.kind ?? input.way.kind, captured: index === 0 ? made.captured : 0});
  }
  return {facts: {stored: new Map(segments.map(({key}) => [key, true]))}, reports};
};

/** Keys of segments are digests. */
const toRender = ({input: {range, way}, key}: ReadyWork<'segment'>): SegmentToRender => ({...range, way, key: key as Digest});

const missing = (variant: string): never => {
  throw new RangeError(`A take of ${variant} is missing although its segments are made.`);
};
