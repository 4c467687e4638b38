/** The colour words of the scene plan as colours, the same numbers that the training used (`training/data/light.py`). */
const hexOf: {readonly [word: string]: string} = {
  red: '#d8433b',
  orange: '#f08a3c',
  yellow: '#f5c842',
  green: '#5aa65a',
  teal: '#2f9e9b',
  blue: '#3f7fd0',
  purple: '#8557b8',
  pink: '#f08fb0',
  brown: '#8a5a3c',
  beige: '#e0c9a4',
  black: '#2b2b35',
  grey: '#8d9199',
  gray: '#8d9199',
  white: '#f4f2ec',
  gold: '#d9a441',
  silver: '#b9c2cc',
};

export const colourOf = (word: string): string | null => hexOf[word] ?? null;

export type Rgb = readonly [number, number, number];

export function rgbOf(hex: string): Rgb {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

interface Hsv {
  readonly hue: number;
  readonly saturation: number;
  readonly value: number;
}

export function hsvOf([r, g, b]: Rgb): Hsv {
  const high = Math.max(r, g, b);
  const range = high - Math.min(r, g, b);
  const sixth = range === 0 ? 0 : high === r ? ((g - b) / range + 6) % 6 : high === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return {hue: sixth * 60, saturation: high === 0 ? 0 : range / high, value: high / 255};
}

function rgbOfHsv({hue, saturation, value}: Hsv): Rgb {
  const channel = (n: number): number => {
    const k = (n + hue / 60) % 6;
    return 255 * (value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1)));
  };
  return [channel(5), channel(3), channel(1)];
}

/**
 * Recolours a sprite in place: pixels of its own main hue take the asked colour and keep their shading. Eyes, wheels, windows stay.
 */
export function recolour(rgba: Uint8Array, hex: string): void {
  const target = hsvOf(rgbOf(hex));
  const weight = new Float64Array(36);
  for (let i = 0; i < rgba.length; i += 4) {
    const {hue, saturation, value} = hsvOf([rgba[i] ?? 0, rgba[i + 1] ?? 0, rgba[i + 2] ?? 0]);
    const bin = Math.floor(hue / 10) % 36;
    if ((rgba[i + 3] ?? 0) > 128) weight[bin] = (weight[bin] ?? 0) + (saturation > 0.18 ? saturation * value : 0);
  }
  const main = weight.indexOf(Math.max(...weight)) * 10 + 5;
  const grey = Math.max(...weight) === 0;
  for (let i = 0; i < rgba.length; i += 4) {
    const {hue, saturation, value} = hsvOf([rgba[i] ?? 0, rgba[i + 1] ?? 0, rgba[i + 2] ?? 0]);
    const away = Math.abs(((hue - main + 540) % 360) - 180);
    if (!grey && (away > 42 || saturation < 0.18)) continue;
    const light = Math.min(1, value * (0.35 + 0.65 * target.value) + (target.saturation < 0.2 ? 0.12 * target.value : 0));
    const [r, g, b] = rgbOfHsv({hue: target.hue, saturation: Math.min(1, target.saturation * (0.8 + 0.25 * saturation)), value: light});
    rgba[i] = r;
    rgba[i + 1] = g;
    rgba[i + 2] = b;
  }
}
