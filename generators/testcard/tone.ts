/** The sound of a card: a tone whose pitch comes from the digest of the spec, so that two takes never sound alike. */
import type {Json} from '../../src/core/canonical.ts';
import {digestOfJson} from '../../src/core/digest.ts';
import type {GeneratedSound} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';

/** Not the rate of takes: what is handed out has to be resampled, as that of most models. */
const sampleRateInHertz = 24_000;

/** Pitches from 300 to 3300 Hz, far enough apart to be told by a sum over a tenth of a second. */
const pitches = 61;
const lowestInHertz = 300;
const stepInHertz = 50;

/**
 * The tone of a spec.
 *
 * @example
 * pitchOf(spec) // 1250
 */
export const pitchOf = (spec: ShotSpec): number => {
  // A spec is JSON-plain by its type; TypeScript does not see interfaces as index signatures.
  const digest = digestOfJson(spec as unknown as Json).slice('sha256:'.length);
  return lowestInHertz + stepInHertz * (Number.parseInt(digest.slice(0, 8), 16) % pitches);
};

/** What is heard with the card: the tone, as long as its frames; of a line, its words one after the other, as long as each other. */
export const toneOf = (spec: ShotSpec, {words}: {readonly words: boolean}): GeneratedSound => {
  const durationInSeconds = spec.durationInFrames / spec.framesPerSecond;
  const pitch = pitchOf(spec);
  const samples = Float32Array.from(
    {length: Math.round(durationInSeconds * sampleRateInHertz)},
    (_, i) => 0.3 * Math.sin((2 * Math.PI * pitch * i) / sampleRateInHertz),
  );
  const line = spec.sound?.dialogue ?? null;
  const spoken = line === null ? [] : line.text.split(/\s+/).filter((word) => word !== '');
  const each = durationInSeconds / Math.max(1, spoken.length);
  const timed = spoken.map((text, index) => ({text, startInSeconds: index * each, endInSeconds: (index + 1) * each}));
  return {sampleRateInHertz, channels: [samples], words: line !== null && words ? timed : null};
};
