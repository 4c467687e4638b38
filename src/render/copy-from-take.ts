import {lengthInFrames} from '../core/frame-range.ts';
import {runFfmpeg} from '../media/ffmpeg.ts';
import {filmParameterSets, parameterSetsOf} from '../media/parameter-sets.ts';
import type {Rendering, SegmentToRender} from './rendering.ts';
import {inSegmentFile} from './segment-file.ts';

/**
 * Way "passthrough": cuts the segment out of its take by stream copy.
 *
 * @returns false where the take was encoded by other rules than today's films: its stream could not stand beside encoded segments.
 */
export const copyFromTake = async (rendering: Rendering, segment: SegmentToRender): Promise<boolean> => {
  const {takes, place, timeline} = rendering;
  const {way} = segment;
  const take = way.kind === 'passthrough' ? takes.get(way.shot) : undefined;
  if (way.kind !== 'passthrough' || take === undefined) return false;
  const [own, films] = await Promise.all([parameterSetsOf(take), filmParameterSets({...timeline, workFolder: place.workFolder})]);
  if (own === null || films === null || !own.equals(films)) return false;
  const length = lengthInFrames(segment);
  // A microsecond late, because a time stamp in decimals may fall just short of the keyframe, and then the one before would be meant.
  const seek = way.takeFrame === 0 ? [] : ['-ss', (way.takeFrame / timeline.framesPerSecond + 0.000_002).toFixed(6)];
  await inSegmentFile(place, segment, async (file) => {
    await runFfmpeg(
      'ffmpeg',
      [
        ...['-y', '-v', 'error', ...seek, '-i', take, '-map', '0:v:0', '-c', 'copy', '-frames:v', String(length)],
        ...['-avoid_negative_ts', 'disabled', '-video_track_timescale', '90000'],
        ...['-fflags', '+bitexact', '-map_metadata', '-1', file],
      ],
      place.signal,
    );
  });
  for (let frame = 0; frame < length; frame++) rendering.onFrame();
  return true;
};
