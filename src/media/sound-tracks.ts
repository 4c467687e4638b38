import {z} from 'zod';
import {runFfmpeg} from './ffmpeg.ts';

const schema = z.object({
  streams: z.array(z.object({codec_type: z.string().optional(), channels: z.int().optional()})),
  format: z.object({format_name: z.string()}),
});

/** What a player has to know of a file before it plays its sound. */
export interface SoundTracks {
  /** Number of channels of each sound; empty where the file has none. */
  readonly channels: readonly number[];
  /**
   * Whether players take the file's clock as it is: a sound that begins a second into an MP4 is heard after a second. Other formats count from some
   * moment of their own (MPEG-TS from 1.4 s, MP3 from what its decoder drops), and their earliest stream is their beginning.
   */
  readonly clockStartsAtZero: boolean;
}

/**
 * The sounds in a file, without reading through it.
 *
 * @example
 * await soundTracksOf('clip.mp4') // {channels: [2], clockStartsAtZero: true}
 */
export const soundTracksOf = async (file: string, signal?: AbortSignal): Promise<SoundTracks> => {
  const shown = ['-show_entries', 'stream=codec_type,channels:format=format_name', '-of', 'json'];
  const {streams, format} = schema.parse(JSON.parse(await runFfmpeg('ffprobe', ['-v', 'error', ...shown, file], signal)));
  return {
    channels: streams.flatMap(({codec_type: type, channels}) => (type === 'audio' ? [channels ?? 2] : [])),
    clockStartsAtZero: /mov|mp4|matroska|webm/.test(format.format_name),
  };
};
