/**
 * How every picture of the project is encoded: H.264 High, 8-bit 4:2:0, BT.709 limited range, closed GOPs that begin with an IDR. Takes and
 * segments share it, so that segments join by stream copy and a take can pass through.
 *
 * `version` goes into every key of what was encoded: raise it with any change here.
 */
export const h264 = {
  version: 3,
  /** x264's constant rate factor: 18 is hard to tell from the source. */
  film: {preset: 'veryfast', crf: 17},
  /** Takes are decoded again, frame by frame, out of order: better quality and a keyframe twice a second. */
  take: {preset: 'veryfast', crf: 12},
} as const;

export interface H264Settings {
  readonly preset: string;
  readonly crf: number;
  /** What comes in: RGB or JPEG, whose colours are converted, or 4:2:0 planes in BT.709 limited range, which are taken as they are. */
  readonly pictures?: 'rgb' | 'planes';
  /** ffmpeg's filters that bring the pictures to the wanted size, before their colours are converted. */
  readonly filters?: readonly string[];
}

/**
 * ffmpeg's output arguments for pictures, up to but without the file name.
 * Threads are fixed because their number shows in the bytes.
 */
export const h264Arguments = (settings: H264Settings, framesPerSecond: number, keyframeEveryInFrames: number): string[] => [
  '-vf',
  [
    ...(settings.filters ?? []),
    ...(settings.pictures === 'planes' ? [] : ['scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int']),
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
  // The colours once more: ffmpeg 7 takes them from the pictures, and raw or JPEG pictures name no primaries. `stitchable` keeps the quality
  // out of the parameter sets, so that a take's stream can stand between segments.
  'stitchable=1:open-gop=0:b-pyramid=none:scenecut=0:colorprim=bt709:transfer=bt709:colormatrix=bt709:fullrange=off',
  // And the parameter sets of all streams alike, whatever their pictures said about pixel shapes and colours: they stand in one track.
  '-bsf:v',
  'h264_metadata=sample_aspect_ratio=1/1:video_full_range_flag=0:colour_primaries=1:transfer_characteristics=1:matrix_coefficients=1:chroma_sample_loc_type=0',
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

/** ffmpeg's input arguments for raw interleaved RGB pictures on stdin. */
export const rawRgbInput = (width: number, height: number, framesPerSecond: number): string[] =>
  rawInput({width, height, framesPerSecond, pixelFormat: 'rgb24', sizeInBytes: width * height * 3});

/** ffmpeg's input arguments for 4:2:0 planes on stdin: luma, then the two chroma planes. */
export const rawPlanesInput = (width: number, height: number, framesPerSecond: number): string[] => [
  // Said outright: ffmpeg 7 takes raw pictures without a word for BT.601, and would convert them.
  ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
  ...rawInput({width, height, framesPerSecond, pixelFormat: 'yuv420p', sizeInBytes: (width * height * 3) / 2}),
];

/** The bundled build has no rawvideo demuxer; image2pipe does it. */
const rawInput = ({
  width,
  height,
  framesPerSecond,
  pixelFormat,
  sizeInBytes,
}: {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly pixelFormat: string;
  readonly sizeInBytes: number;
}): string[] => [
  '-f',
  'image2pipe',
  '-framerate',
  String(framesPerSecond),
  '-frame_size',
  String(sizeInBytes),
  '-pixel_format',
  pixelFormat,
  '-video_size',
  `${width}x${height}`,
  '-c:v',
  'rawvideo',
  '-i',
  '-',
];
