import {lengthInFrames} from '../core/frame-range.ts';
import {copyFromTake} from './copy-from-take.ts';
import {renderFull} from './render-full.ts';
import {renderLayered} from './render-layered.ts';
import type {Rendering, RenderRequest, SegmentPlace, SegmentToRender} from './rendering.ts';

/**
 * Makes the missing segments of a film, each in its way; each enters the store the moment it is whole. Segments of one way are made together,
 * because each way needs the page in another state.
 *
 * @returns how many pictures the browser had to draw, one for each distinct page, or each distinct frame; and the segments with the way by which they were made, which
 * is another than was planned where a take's stream cannot stand in a film.
 */
export const renderSegments = async (
  request: RenderRequest,
): Promise<{readonly captured: number; readonly rendered: readonly SegmentToRender[]}> => {
  const {segments, timeline, store, workFolder, signal, emit} = request;
  const total = segments.reduce((sum, segment) => sum + lengthInFrames(segment), 0);
  let written = 0;
  const onFrame = (): void => {
    written += 1;
    emit({event: 'progress', stage: 'render', label: timeline.variant, share: written / total});
  };
  const place: SegmentPlace = {store, workFolder, framesPerSecond: timeline.framesPerSecond, signal};
  const rendering: Rendering = {...request, place, onFrame};
  const of = (kind: SegmentToRender['way']['kind']): SegmentToRender[] => segments.filter(({way}) => way.kind === kind);
  const left: SegmentToRender[] = [];
  for (const segment of of('passthrough')) if (!(await copyFromTake(rendering, segment))) left.push(segment);
  // What cannot be copied is bare all the same: blending finds nothing to do.
  const overlays = await renderLayered(rendering, [...of('layered'), ...left]);
  const captured = overlays + (await renderFull(rendering, of('full')));
  return {captured, rendered: segments.map((segment) => (left.includes(segment) ? {...segment, way: {kind: 'layered'}} : segment))};
};
