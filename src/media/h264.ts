/**
 * How every picture of the project is encoded: H.264 High, 8-bit 4:2:0, BT.709 limited range, closed GOPs that begin with an IDR. Takes and
 * segments share it, so that segments join by stream copy and a take can pass through.
 *
 * `version` goes into every key of what was encoded: raise it with any change here.
 */
export const h264 = {
  version: 2,
  /** x264's constant rate factor: 18 is hard to tell from the source. */
  film: {preset: 'veryfast', crf: 17},
  /** Takes are decoded again, frame by frame, out of order: better quality and a keyframe twice a second. */
  take: {preset: 'veryfast', crf: 12},
} as const;

export interface H264Settings {
  readonly preset: string;
  readonly crf: number;
  /** ffmpeg's filters that bring the pictures to the wanted size, before their colours are converted. */
  readonly filters?: readonly string[];
}

/**
 * ffmpeg's output arguments for pictures that come as RGB or JPEG, up to but without the file name.
 * Threads are fixed because their number shows in the bytes.
 */
export const h264Arguments = (settings: H264Settings, framesPerSecond: number, keyframeEveryInFrames: number): string[] => [
  '-vf',
  [
    ...(settings.filters ?? []),
    'scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int',
    'format=yuv420p',
  ].join(','),
  '-c:v',
  'libx264',
  '-profile:v',
  'high',
  '-pix_fmt',
  'yuv420p',
  '-preset',
  settings.preset,
  '-crf',
  String(settings.crf),
  '-g',
  String(keyframeEveryInFrames),
  '-bf',
  '2',
  '-threads',
  '4',
  '-x264-params',
  // The colours once more: ffmpeg 7 takes them from the pictures, and raw or JPEG pictures name no primaries.
  'open-gop=0:b-pyramid=none:scenecut=0:colorprim=bt709:transfer=bt709:colormatrix=bt709:fullrange=off',
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
  '-colorspace',
  'bt709',
  '-color_range',
  'tv',
  '-r',
  String(framesPerSecond),
  '-video_track_timescale',
  '90000',
  '-fflags',
  '+bitexact',
  '-flags:v',
  '+bitexact',
  '-map_metadata',
  '-1',
];

/** ffmpeg's input arguments for raw interleaved RGB pictures on stdin. The bundled build has no rawvideo demuxer; image2pipe does it. */
export const rawRgbInput = (width: number, height: number, framesPerSecond: number): string[] => [
  '-f',
  'image2pipe',
  '-framerate',
  String(framesPerSecond),
  '-frame_size',
  String(width * height * 3),
  '-pixel_format',
  'rgb24',
  '-video_size',
  `${width}x${height}`,
  '-c:v',
  'rawvideo',
  '-i',
  '-',
];
