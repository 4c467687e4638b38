import {RenderInternals} from '@remotion/renderer';

type Program = 'ffmpeg' | 'ffprobe';

const known = new Map<Program, string>();

/** Path of the ffmpeg or ffprobe that Remotion's compositor package brings for this platform, made executable. */
export const ffmpegExecutable = (program: Program): string => {
  // Looked up once: Remotion asks the process for a whole diagnostic report each time, to tell one C library from another.
  const found = known.get(program) ?? lookUp(program);
  known.set(program, found);
  return found;
};

const lookUp = (program: Program): string => {
  const executable = RenderInternals.getExecutablePath({type: program, indent: false, logLevel: 'error', binariesDirectory: null});
  RenderInternals.makeFileExecutableIfItIsNot(executable);
  return executable;
};
