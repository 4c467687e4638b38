import {readFile} from 'node:fs/promises';
import {runFfmpeg, startFfmpeg} from '../../src/media/ffmpeg.ts';

/** A film's frames, decoded: interleaved RGB. */
export interface DecodedFilm {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Uint8Array[];
}

/** What ffprobe says of a file, in the words of ffprobe; frames and packets are counted. */
export const probeFilm = async (
  file: string,
): Promise<{video: Record<string, unknown>; audio: Record<string, unknown>; streams: number}> => {
  const text = await runFfmpeg('ffprobe', ['-v', 'error', '-count_frames', '-show_streams', '-of', 'json', file]);
  const {streams} = JSON.parse(text) as {streams: Record<string, unknown>[]};
  const of = (type: string): Record<string, unknown> => streams.find((stream) => stream['codec_type'] === type) ?? {};
  return {video: of('video'), audio: of('audio'), streams: streams.length};
};

/** Every frame of a film, as a player shows it. */
export const decodeFilm = async (file: string): Promise<DecodedFilm> => {
  const {video} = await probeFilm(file);
  const [width, height] = [Number(video['width']), Number(video['height'])];
  const ffmpeg = startFfmpeg('ffmpeg', ['-i', file, '-an', '-f', 'image2pipe', '-c:v', 'rawvideo', '-pix_fmt', 'rgb24', '-']);
  ffmpeg.stdin.end();
  const chunks: Buffer[] = [];
  ffmpeg.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await ffmpeg.done;
  const bytes = Buffer.concat(chunks);
  const size = width * height * 3;
  if (bytes.length % size !== 0)
    throw new Error(`${file} decodes to ${bytes.length} bytes, which are no whole pictures of ${width}x${height}`);
  return {width, height, frames: Array.from({length: bytes.length / size}, (_, index) => bytes.subarray(index * size, (index + 1) * size))};
};

/** Names of the parts of an MP4, in the order they lie in the file. */
export const partsOfMp4 = async (file: string): Promise<string[]> => {
  const bytes = await readFile(file);
  const names: string[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    names.push(bytes.toString('latin1', at + 4, at + 8));
    if (size === 0) break;
    at += size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : size;
  }
  return names;
};

/** Mean difference of two pictures, 0 to 255. */
export const difference = (one: Uint8Array, other: Uint8Array): number => {
  if (one.length !== other.length) throw new Error(`Pictures of ${one.length} and ${other.length} bytes`);
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum / one.length;
};

/** Structural similarity of two RGB pictures by their luma, in windows of 8 x 8 (Wang et al. 2004, mean SSIM); 1 means equal. */
export const ssim = (one: Uint8Array, other: Uint8Array, width: number): number => ssimOfLuma(luma(one), luma(other), width);

/** The same of two pictures of luma alone. */
export const ssimOfLuma = (a: ArrayLike<number>, b: ArrayLike<number>, width: number): number => {
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  const height = a.length / width;
  let sum = 0;
  let windows = 0;
  for (let top = 0; top + 8 <= height; top += 4) {
    for (let left = 0; left + 8 <= width; left += 4) {
      let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
      for (let y = top; y < top + 8; y++) {
        for (let x = left; x < left + 8; x++) {
          const [p, q] = [a[y * width + x] ?? 0, b[y * width + x] ?? 0];
          sumA += p;
          sumB += q;
          squaresA += p * p;
          squaresB += q * q;
          products += p * q;
        }
      }
      const [meanA, meanB] = [sumA / 64, sumB / 64];
      const varianceA = squaresA / 64 - meanA * meanA;
      const varianceB = squaresB / 64 - meanB * meanB;
      const covariance = products / 64 - meanA * meanB;
      sum += ((2 * meanA * meanB + c1) * (2 * covariance + c2)) / ((meanA ** 2 + meanB ** 2 + c1) * (varianceA + varianceB + c2));
      windows++;
    }
  }
  return sum / windows;
};

const luma = (rgb: Uint8Array): Float64Array =>
  Float64Array.from(
    {length: rgb.length / 3},
    (_, at) => 0.2126 * (rgb[3 * at] ?? 0) + 0.7152 * (rgb[3 * at + 1] ?? 0) + 0.0722 * (rgb[3 * at + 2] ?? 0),
  );
