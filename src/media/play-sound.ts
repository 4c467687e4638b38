import {startFfmpeg} from './ffmpeg.ts';
import {type Pcm, sampleRateInHertz} from './pcm.ts';
import type {SoundTracks} from './sound-tracks.ts';

export interface SoundToPlay {
  readonly file: string;
  readonly tracks: SoundTracks;
  readonly streamIndex: number;
  /** Pitch stays. */
  readonly playbackRate: number;
  /** Factor of the pitch; speed stays. */
  readonly toneFrequency: number;
  /** Nothing after it is decoded. */
  readonly endInSamples: number;
}

/** 24 bits hold no more than 1, and the decoder of AAC gives more. */
const headroom = 4;

/**
 * Plays a file from its beginning as a browser does, at 48 kHz in stereo, and hands out its samples piece by piece: an hour needs no more memory than a
 * second. The first sample is the zero of the file's clock: a sound that begins later comes after silence, and so does what follows a gap.
 *
 * @param onSamples gets a piece, which is only valid during the call, and where it begins.
 * @throws ReshootError `render-failed` where ffmpeg cannot decode it.
 */
export const playSound = async (sound: SoundToPlay, onSamples: (piece: Pcm, at: number) => void, signal: AbortSignal): Promise<void> => {
  const input = [...(sound.tracks.clockStartsAtZero ? ['-copyts'] : []), '-i', sound.file, '-map', `0:a:${sound.streamIndex}`];
  // In 24 bits: the ffmpeg that Remotion ships writes no floats.
  const output = ['-af', filters(sound).join(','), '-c:a', 'pcm_s24le', '-f', 'wav', '-'];
  const decoder = startFfmpeg('ffmpeg', ['-v', 'error', ...input, ...output], signal);
  decoder.stdin.end();
  let rest: Buffer = Buffer.alloc(0);
  let headIsRead = false;
  let at = 0;
  let failure: unknown = null;
  decoder.stdout.on('data', (chunk: Buffer) => {
    if (failure !== null) return;
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!headIsRead) {
      const data = bytes.indexOf('data', 0, 'latin1');
      headIsRead = data >= 0 && bytes.length >= data + 8;
      if (headIsRead) bytes = bytes.subarray(data + 8);
    }
    const count = headIsRead ? Math.floor(bytes.length / 6) : 0;
    rest = bytes.subarray(6 * count);
    if (count === 0) return;
    try {
      onSamples(samplesOf(bytes, count), at);
    } catch (error) {
      failure = error;
      decoder.kill();
    }
    at += count;
  });
  try {
    await decoder.done;
  } catch (error) {
    throw failure ?? error;
  }
};

const filters = ({tracks, streamIndex, playbackRate, toneFrequency, endInSamples}: SoundToPlay): string[] => {
  const pitchedRate = Math.round(sampleRateInHertz * toneFrequency);
  return [
    // ffmpeg takes 3 dB off a mono sound; browsers play it in both channels as it is.
    ...(tracks.channels[streamIndex] === 1 ? ['pan=stereo|c0=c0|c1=c0'] : []),
    // Surround is mixed down so that it cannot clip, as `@remotion/media` does it. `async` fills gaps, `first_pts` what lies before the first sample.
    `aresample=${sampleRateInHertz}:async=1:first_pts=0:osf=fltp:ochl=stereo:rematrix_maxval=1`,
    ...(pitchedRate === sampleRateInHertz ? [] : [`asetrate=${pitchedRate}`, `aresample=${sampleRateInHertz}`]),
    ...tempo((playbackRate * sampleRateInHertz) / pitchedRate),
    `atrim=end_sample=${endInSamples}`,
    `volume=${1 / headroom}:precision=float`,
  ];
};

/** Steps of equal factors between 0.5 and 2: beyond these, the filter leaves samples out. */
const tempo = (factor: number): string[] => {
  if (factor === 1) return [];
  const steps = Math.max(1, Math.ceil(Math.abs(Math.log2(factor)) - 1e-9));
  return Array.from({length: steps}, () => `atempo=${(factor ** (1 / steps)).toFixed(8)}`);
};

const samplesOf = (bytes: Buffer, count: number): Pcm => {
  const left = new Float32Array(count);
  const right = new Float32Array(count);
  const scale = headroom / 8_388_608;
  for (let i = 0; i < count; i++) {
    left[i] = bytes.readIntLE(6 * i, 3) * scale;
    right[i] = bytes.readIntLE(6 * i + 3, 3) * scale;
  }
  return {left, right};
};
