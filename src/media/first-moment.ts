import {z} from 'zod';
import {runFfmpeg} from './ffmpeg.ts';

const framesSchema = z.object({frames: z.array(z.object({best_effort_timestamp_time: z.string().optional()}))});

/**
 * More than decoders keep back before they hand out their first frame, and than a file that was cut without encoding it again has in front of what is
 * shown. Only these are read.
 */
const packetsToRead = 24;

/**
 * When the first picture of a file is shown, or its first sample is heard, in seconds on the clock that its streams share. Decoded for it: what a
 * container calls the start of a stream counts samples that the decoder drops (6.5 ms of Opus in WebM).
 *
 * @returns null where the file has no clock, as raw streams have none.
 * @example
 * await firstMoment('answer.mkv', 'picture') // 0.3
 */
export const firstMoment = async (file: string, of: 'picture' | 'sound'): Promise<number | null> => {
  const stream = ['-select_streams', of === 'picture' ? 'v:0' : 'a:0', '-read_intervals', `%+#${packetsToRead}`];
  const shown = ['-show_entries', 'frame=best_effort_timestamp_time', '-of', 'json'];
  const {frames} = framesSchema.parse(JSON.parse(await runFfmpeg('ffprobe', ['-v', 'error', ...stream, ...shown, file])));
  const moment = Number.parseFloat(frames[0]?.best_effort_timestamp_time ?? '');
  return Number.isFinite(moment) ? moment : null;
};
