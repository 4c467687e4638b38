import {z} from 'zod';
import {runFfmpeg} from './ffmpeg.ts';

const streamsSchema = z.object({
  streams: z.array(z.object({codec_type: z.string().optional(), disposition: z.object({attached_pic: z.int()}).optional()})).optional(),
});

/**
 * What a media file has in it, by its headers alone.
 *
 * @returns null for a file that ffprobe cannot open.
 * @example
 * await streamsOf('song.mp3') // {picture: false, sound: true}: its cover is no film
 */
export const streamsOf = async (file: string): Promise<{readonly picture: boolean; readonly sound: boolean} | null> => {
  const shown = ['-show_entries', 'stream=codec_type:stream_disposition=attached_pic', '-of', 'json'];
  const text = await runFfmpeg('ffprobe', ['-v', 'error', ...shown, file]).catch(() => null);
  if (text === null) return null;
  const {streams = []} = streamsSchema.parse(JSON.parse(text));
  return {
    picture: streams.some(({codec_type, disposition}) => codec_type === 'video' && disposition?.attached_pic !== 1),
    sound: streams.some(({codec_type}) => codec_type === 'audio'),
  };
};
