import {RenderInternals} from '@remotion/renderer';

/** Path of the ffmpeg or ffprobe that Remotion's compositor package brings for this platform, made executable. */
export const ffmpegExecutable = (program: 'ffmpeg' | 'ffprobe'): string => {
  const executable = RenderInternals.getExecutablePath({type: program, indent: false, logLevel: 'error', binariesDirectory: null});
  RenderInternals.makeFileExecutableIfItIsNot(executable);
  return executable;
};
