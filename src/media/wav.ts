import {type Pcm, sampleRateInHertz} from './pcm.ts';

/**
 * The bytes of a WAV file: 48 kHz stereo, 16 bits. The form of every stored sound: lossless, exact to the sample (AAC and MP3 add some at both
 * ends), and played by every browser. 16 bits are enough, for takes are stored at one loudness.
 */
export const wavBytes = ({left, right}: Pcm): Buffer => {
  const dataInBytes = left.length * 4;
  const bytes = Buffer.alloc(44 + dataInBytes);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + dataInBytes, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(sampleRateInHertz, 24);
  bytes.writeUInt32LE(sampleRateInHertz * 4, 28);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(dataInBytes, 40);
  const samples = new DataView(bytes.buffer, bytes.byteOffset + 44, dataInBytes);
  for (let i = 0; i < left.length; i++) {
    samples.setInt16(4 * i, sixteenBits(left[i] ?? 0), true);
    samples.setInt16(4 * i + 2, sixteenBits(right[i] ?? 0), true);
  }
  return bytes;
};

const sixteenBits = (sample: number): number => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767)));

/**
 * Reads a WAV file of 16 or 24 bits at 48 kHz, stereo: what this project and its ffmpeg write.
 *
 * @throws RangeError for any other, which would be a bug: nobody else's files are read by this.
 */
export const readWav = (bytes: Buffer): Pcm => {
  const {pcm, sampleRateInHertz: rate} = readStereoWav(bytes);
  if (rate === sampleRateInHertz) return pcm;
  throw new RangeError(`A WAV file of ${rate} Hz was to be read as 48 kHz.`);
};

/**
 * Reads a WAV file of 16 or 24 bits, stereo, at any rate, which our ffmpeg writes of generators' files.
 *
 * @throws RangeError for any other.
 */
export const readStereoWav = (bytes: Buffer): {readonly pcm: Pcm; readonly sampleRateInHertz: number} => {
  const {bits, channels, rate, data} = partsOf(bytes);
  if (channels === 2 && (bits === 16 || bits === 24)) return {pcm: samplesOf(data, bits), sampleRateInHertz: rate};
  throw new RangeError(`A WAV file of ${bits} bits and ${channels} channels was to be read as stereo.`);
};

/**
 * Reads a WAV file of 16 bits and one channel at any rate, which our ffmpeg writes for recognisers.
 *
 * @throws RangeError for any other.
 */
export const readMonoWav = (bytes: Buffer): {readonly samples: Float32Array; readonly sampleRateInHertz: number} => {
  const {bits, channels, rate, data} = partsOf(bytes);
  if (channels !== 1 || bits !== 16)
    throw new RangeError(`A WAV file of ${bits} bits and ${channels} channels was to be read as 16 bits, mono.`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const samples = Float32Array.from({length: Math.floor(data.length / 2)}, (_, i) => view.getInt16(2 * i, true) / 32_768);
  return {samples, sampleRateInHertz: rate};
};

const partsOf = (bytes: Buffer): {readonly bits: number; readonly channels: number; readonly rate: number; readonly data: Buffer} => {
  let [bits, channels, rate] = [0, 0, 0];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const sizeInBytes = bytes.readUInt32LE(at + 4);
    const start = at + 8;
    if (name === 'fmt ')
      [channels, rate, bits] = [bytes.readUInt16LE(start + 2), bytes.readUInt32LE(start + 4), bytes.readUInt16LE(start + 14)];
    // ffmpeg does not know the size when it writes into a pipe, and says 0xffffffff.
    if (name === 'data') return {bits, channels, rate, data: bytes.subarray(start, Math.min(bytes.length, start + sizeInBytes))};
    at = start + sizeInBytes + (sizeInBytes % 2);
  }
  throw new RangeError('A WAV file without data was to be read.');
};

const samplesOf = (data: Buffer, bits: number): Pcm => {
  const sizeInBytes = bits / 4;
  const length = Math.floor(data.length / sizeInBytes);
  const left = new Float32Array(length);
  const right = new Float32Array(length);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (bits === 16) {
    for (let i = 0; i < length; i++) {
      left[i] = view.getInt16(4 * i, true) / 32_767;
      right[i] = view.getInt16(4 * i + 2, true) / 32_767;
    }
    return {left, right};
  }
  for (let i = 0; i < length; i++) {
    left[i] = (view.getUint8(6 * i) + view.getInt16(6 * i + 1, true) * 256) / 8_388_607;
    right[i] = (view.getUint8(6 * i + 3) + view.getInt16(6 * i + 4, true) * 256) / 8_388_607;
  }
  return {left, right};
};
