import {z} from 'zod';
import {runFfmpeg} from './ffmpeg.ts';

const probeSchema = z.object({
  streams: z.array(
    z.object({
      codec_type: z.string(),
      codec_name: z.string(),
      profile: z.string().optional(),
      width: z.int().optional(),
      height: z.int().optional(),
      pix_fmt: z.string().optional(),
      color_space: z.string().optional(),
      color_primaries: z.string().optional(),
      color_transfer: z.string().optional(),
      color_range: z.string().optional(),
      avg_frame_rate: z.string().optional(),
      sample_rate: z.string().optional(),
      nb_read_packets: z.string().optional(),
      duration: z.string().optional(),
    }),
  ),
});

/** Facts of a media file; counts are counted, not taken from headers. */
export interface MediaFacts {
  readonly video: {
    readonly codec: string;
    readonly profile: string;
    readonly width: number;
    readonly height: number;
    readonly pixelFormat: string;
    readonly colours: string;
    readonly framesPerSecond: number;
    readonly durationInFrames: number;
  } | null;
  readonly audio: {
    readonly codec: string;
    readonly sampleRateInHertz: number;
    readonly durationInSeconds: number;
  } | null;
}

/**
 * Reads a media file's facts with ffprobe, counting its packets.
 *
 * @example
 * (await probe('out/hello/reel.mp4')).video?.durationInFrames // 90
 */
export const probe = async (path: string): Promise<MediaFacts> => {
  const text = await runFfmpeg('ffprobe', ['-v', 'error', '-count_packets', '-show_streams', '-of', 'json', path]);
  const {streams} = probeSchema.parse(JSON.parse(text));
  const video = streams.find((stream) => stream.codec_type === 'video');
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  const [numerator = 0, denominator = 1] = (video?.avg_frame_rate ?? '').split('/').map(Number);
  return {
    video: video
      ? {
          codec: video.codec_name,
          profile: profileName(video.profile ?? 'unknown'),
          width: video.width ?? 0,
          height: video.height ?? 0,
          pixelFormat: video.pix_fmt ?? 'unknown',
          colours: [video.color_primaries, video.color_transfer, video.color_space, video.color_range].join(' '),
          framesPerSecond: numerator / denominator,
          durationInFrames: Number(video.nb_read_packets ?? 0),
        }
      : null,
    audio: audio
      ? {
          codec: audio.codec_name,
          sampleRateInHertz: Number(audio.sample_rate ?? 0),
          durationInSeconds: Number(audio.duration ?? 0),
        }
      : null,
  };
};

/** Remotion's ffprobe is built without the names of profiles and prints their numbers. */
const profileName = (profile: string): string => ({'66': 'Baseline', '77': 'Main', '100': 'High'})[profile] ?? profile;
