import {describe, expect, it} from 'vitest';
import {to48Kilohertz} from '../../src/media/resample.ts';
import {readWav, wavBytes} from '../../src/media/wav.ts';

const sineAt = (rate: number, hertz: number, seconds = 0.5): Float32Array =>
  Float32Array.from({length: rate * seconds}, (_, i) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / rate));

describe('the change to 48 kHz', () => {
  it.each([8000, 16_000, 22_050, 24_000, 44_100, 96_000])('from %i Hz keeps a tone, its time and its length', (rate) => {
    const out = to48Kilohertz(sineAt(rate, 1000), rate);
    expect(out.length).toBe(24_000);
    const wanted = sineAt(48_000, 1000);
    const errors = [...out.slice(2000, 22_000)].map((sample, i) => Math.abs(sample - (wanted[i + 2000] ?? 0)));
    // -70 dB of full scale.
    expect(Math.max(...errors)).toBeLessThan(0.0003);
  });
});

describe('a WAV file of ours', () => {
  it('reads back as it was written, to the sample', () => {
    const [left, right] = [sineAt(48_000, 440), sineAt(48_000, 660)];
    const read = readWav(wavBytes({left, right}));
    expect(read.left.length).toBe(left.length);
    expect(Math.max(...[...read.right].map((sample, i) => Math.abs(sample - (right[i] ?? 0))))).toBeLessThan(1 / 60_000);
  });
});
