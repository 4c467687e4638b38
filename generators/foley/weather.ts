/** What the sky, water and fire sound like: noise, shaped, with the small events that the ear takes for the thing itself. */
import {between, type Chance, drift, noise} from './chance.ts';
import {chain, type Filter, filtered} from './filters.ts';
import {addBed, addEvent, emptyRecording, type Recording, sampleRate} from './recording.ts';

/** How a texture is asked for. */
export interface Texture {
  readonly seconds: number;
  readonly isLoop: boolean;
  readonly chance: Chance;
  /** 0 gentle to 1 heavy. */
  readonly force: number;
}

/** Two sides of noise that have nothing in common: wide, and nowhere in the middle. */
export const wideNoise = ({seconds, isLoop, chance}: Texture, filters: readonly Filter[]): [Float32Array, Float32Array] => {
  const side = (): Float32Array => chain(noise(chance, Math.round(seconds * sampleRate)), filters, isLoop);
  return [side(), side()];
};

/** Many small events, spread by chance over a recording. */
export const scatter = (texture: Texture, perSecond: number, put: (at: number) => void): void => {
  const count = Math.max(1, Math.round(perSecond * texture.seconds));
  for (let index = 0; index < count; index++) put(texture.chance() * texture.seconds);
};

/** A hiss that is the sum of drops far away, and drops near by, each a short ring. */
export function rain(texture: Texture): Recording {
  const {chance, force} = texture;
  const recording = emptyRecording(texture.seconds, texture.isLoop);
  const gusts = drift(chance, Math.max(1, Math.round(texture.seconds / 3)));
  const hiss: Filter[] = [
    {kind: 'high', hertz: 700 - 350 * force},
    {kind: 'low', hertz: 7500 + 2500 * force},
  ];
  addBed(recording, wideNoise(texture, hiss), (share) => (0.16 + 0.16 * force) * (1 + 0.12 * gusts(share)));
  addBed(recording, wideNoise(texture, [{kind: 'band', hertz: 380, q: 0.6}]), 0.05 + 0.12 * force);
  scatter(texture, 60 + 140 * force, (at) => {
    const hertz = between(chance, 1200, 5200);
    const decay = between(chance, 180, 600);
    // A few drops fall close by, most far away.
    const level = 0.025 + 0.16 * chance() ** 6;
    addEvent(
      recording,
      {at, seconds: 0.03, level, pan: between(chance, -0.9, 0.9)},
      (t) => Math.sin(2 * Math.PI * hertz * t * (1 + 3 * t)) * Math.exp(-t * decay),
    );
  });
  return recording;
}

/** Bands of noise whose pitch and strength wander: the whistle of an edge, the rush of the open. */
export function wind(texture: Texture): Recording {
  const {chance, force} = texture;
  const recording = emptyRecording(texture.seconds, texture.isLoop);
  const most = Math.max(1, Math.round(texture.seconds / 2.5));
  for (const [low, high, q, level] of [
    [110, 260, 0.8, 0.9],
    [280, 620, 1.6, 0.5],
    [700, 1500, 3.5, 0.13 + 0.12 * force],
  ] as const) {
    const pitch = drift(chance, most);
    const strength = drift(chance, most);
    const band: Filter = {kind: 'band', hertz: (share) => low + ((high - low) * (1 + Math.max(-1, Math.min(1, pitch(share))))) / 2, q};
    addBed(
      recording,
      wideNoise(texture, [band, {kind: 'low', hertz: 3200}]),
      (share) => level * (0.5 + 0.42 * Math.max(-1, Math.min(1, strength(share)))),
    );
  }
  return recording;
}

/** Waves that come, break and run back, every seven seconds or so. */
export function sea(texture: Texture): Recording {
  const {chance, seconds, force} = texture;
  const recording = emptyRecording(seconds, texture.isLoop);
  addBed(recording, wideNoise(texture, [{kind: 'low', hertz: 240}]), 0.5);
  const waves = Math.max(1, Math.round(seconds / (7.5 - 2 * force)));
  const starts = Array.from({length: waves}, (_, wave) => (wave + between(chance, -0.15, 0.15)) / waves);
  // A swell that rises slowly, breaks at a third of its way, and hisses out.
  const swell = (share: number): number =>
    starts.reduce((sum, start) => {
      const phase = ((((share - start) * waves) % waves) + waves) % waves;
      if (phase >= 1) return sum;
      return sum + (phase < 0.34 ? (phase / 0.34) ** 2 : Math.exp(-(phase - 0.34) * 4.2) * (1 - ((phase - 0.34) / 0.66) ** 4));
    }, 0);
  const surf: Filter = {kind: 'low', hertz: (share) => 500 + 4200 * Math.min(1, swell(share))};
  addBed(recording, wideNoise(texture, [{kind: 'high', hertz: 160}, surf]), (share) => 0.06 + (0.4 + 0.2 * force) * swell(share));
  return recording;
}

/** A low roar, a breath of hiss, and wood that cracks. */
export function fire(texture: Texture): Recording {
  const {chance, force} = texture;
  const recording = emptyRecording(texture.seconds, texture.isLoop);
  const flames = drift(chance, Math.round(texture.seconds * 2));
  addBed(
    recording,
    wideNoise(texture, [
      {kind: 'low', hertz: 170},
      {kind: 'high', hertz: 35},
    ]),
    (share) => 0.9 * (1 + 0.3 * flames(share)),
  );
  addBed(recording, wideNoise(texture, [{kind: 'band', hertz: 2600, q: 0.5}]), (share) => 0.06 * (1 + 0.4 * flames(share)));
  scatter(texture, 9 + 14 * force, (at) => {
    const hertz = between(chance, 900, 4200);
    const level = 0.04 + 0.2 * chance() ** 5;
    const decay = between(chance, 250, 900);
    addEvent(
      recording,
      {at, seconds: 0.02, level, pan: between(chance, -0.6, 0.6)},
      (t) => (2 * chance() - 1 + Math.sin(2 * Math.PI * hertz * t)) * 0.6 * Math.exp(-t * decay),
    );
  });
  return recording;
}

/** Bubbles: each a note that rises as it shrinks, over running noise. */
export function stream(texture: Texture): Recording {
  const {chance, force} = texture;
  const recording = emptyRecording(texture.seconds, texture.isLoop);
  addBed(recording, wideNoise(texture, [{kind: 'band', hertz: 1100, q: 0.4}]), 0.07 + 0.1 * force);
  scatter(texture, 45 + 50 * force, (at) => {
    const hertz = between(chance, 380, 1500);
    const decay = between(chance, 30, 90);
    const rise = between(chance, 2, 7);
    const event = {at, seconds: 0.12, level: 0.02 + 0.1 * chance() ** 3, pan: between(chance, -0.8, 0.8)};
    addEvent(recording, event, (t) => Math.sin(2 * Math.PI * hertz * t * (1 + rise * t)) * Math.exp(-t * decay) * Math.min(1, t * 400));
  });
  return recording;
}

/** Rain, and every so often the sky. */
export function storm(texture: Texture): Recording {
  const recording = rain({...texture, force: Math.max(0.8, texture.force)});
  const rolls = Math.max(1, Math.round(texture.seconds / 9));
  for (let roll = 0; roll < rolls; roll++)
    addThunder(recording, texture.chance, ((roll + between(texture.chance, 0.1, 0.7)) * texture.seconds) / rolls);
  return recording;
}

/** A crack, and its echoes from farther and farther clouds. */
export function addThunder(recording: Recording, chance: Chance, at: number): void {
  const seconds = Math.min(6, recording.left.length / sampleRate);
  const body = filtered(
    noise(chance, Math.round(seconds * sampleRate)),
    {kind: 'low', hertz: (share) => 60 + 420 * Math.exp(-share * 5)},
    false,
  );
  const echoes = Array.from({length: 7}, () => ({at: between(chance, 0, seconds * 0.6), level: between(chance, 0.4, 1)}));
  addEvent(recording, {at, seconds, level: 2.2, pan: between(chance, -0.3, 0.3)}, (t) => {
    const rumble = echoes.reduce(
      (sum, echo) => (t < echo.at ? sum : sum + echo.level * Math.exp(-(t - echo.at) * 1.6) * Math.min(1, (t - echo.at) * 30)),
      0,
    );
    return (body[Math.min(body.length - 1, Math.round(t * sampleRate))] ?? 0) * rumble * (1 - t / seconds);
  });
}
