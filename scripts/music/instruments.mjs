/**
 * A small ensemble in plain arithmetic: each voice adds one note to a stereo recording. Times are seconds, pitches are MIDI numbers,
 * loudness is 0 to 1, pan is -1 (left) to 1 (right). Everything follows from the arguments: the same score is the same bytes.
 */

export const sampleRate = 48_000;

/** @typedef {{left: Float64Array, right: Float64Array}} Recording */
/** @typedef {{at: number, pitch: number, loudness: number, pan?: number, seconds?: number}} Note */

/** @param {number} seconds @returns {Recording} */
export const silence = (seconds) => {
  const length = Math.round(seconds * sampleRate);
  return {left: new Float64Array(length), right: new Float64Array(length)};
};

const hertz = (/** @type {number} */ pitch) => 440 * 2 ** ((pitch - 69) / 12);

/**
 * @param {Recording} recording
 * @param {Note} note
 * @param {(t: number) => number} wave of one second's clock, already with its own decay
 */
const add = (recording, {at, loudness, pan = 0, seconds = 4}, wave) => {
  // Equal power, so that a note is as loud at the side as in the middle.
  const angle = ((pan + 1) * Math.PI) / 4;
  const [left, right] = [Math.cos(angle) * loudness, Math.sin(angle) * loudness];
  const first = Math.round(at * sampleRate);
  const last = Math.min(recording.left.length, first + Math.round(seconds * sampleRate));
  for (let i = Math.max(0, first); i < last; i++) {
    const t = (i - first) / sampleRate;
    // Five milliseconds at the end, so that a note that is cut short does not click.
    const value = wave(t) * Math.min(1, (last - i) / (0.005 * sampleRate));
    recording.left[i] = (recording.left[i] ?? 0) + value * left;
    recording.right[i] = (recording.right[i] ?? 0) + value * right;
  }
};

/** A tine: nearly a sine, with the two bright overtones of a struck metal bar that die first. */
export const kalimba = (/** @type {Recording} */ recording, /** @type {Note} */ note) => {
  const f = hertz(note.pitch) * 2 * Math.PI;
  const decay = 2.4 * 2 ** ((note.pitch - 72) / 24);
  add(recording, note, (t) => {
    const attack = 1 - Math.exp(-t * 900);
    const tone = Math.sin(f * t) * Math.exp(-t * decay);
    const octave = 0.22 * Math.sin(2 * f * t + 0.4) * Math.exp(-t * decay * 1.8);
    const bar = 0.12 * Math.sin(5.4 * f * t) * Math.exp(-t * 26);
    return attack * (tone + octave + bar);
  });
};

/** A felt piano: soft hammers, few overtones, two strings slightly apart. */
export const felt = (/** @type {Recording} */ recording, /** @type {Note} */ note) => {
  const f = hertz(note.pitch) * 2 * Math.PI;
  const decay = 1.1 * 2 ** ((note.pitch - 60) / 30);
  add(recording, note, (t) => {
    let value = 0;
    for (let n = 1; n <= 6; n++) {
      const bright = Math.exp(-(n - 1) * 0.95) * Math.exp(-t * decay * (0.7 + 0.5 * n));
      // Strings are stiff: overtones lie a little sharp.
      const stretched = n * Math.sqrt(1 + 0.0004 * n * n);
      value += bright * (Math.sin(f * stretched * t) + Math.sin(f * stretched * 1.0009 * t + n));
    }
    return 0.5 * value * (1 - Math.exp(-t * 220));
  });
};

/** Slow strings of sines: breath under everything. */
export const pad = (/** @type {Recording} */ recording, /** @type {Note} */ note) => {
  const f = hertz(note.pitch) * 2 * Math.PI;
  const seconds = note.seconds ?? 4;
  add(recording, note, (t) => {
    const swell = Math.sin(Math.PI * Math.min(1, t / seconds)) ** 0.8;
    const drift = 0.003 * Math.sin(2 * Math.PI * 4.3 * t);
    return swell * (Math.sin(f * t + drift) + 0.6 * Math.sin(f * 1.0035 * t + 1) + 0.25 * Math.sin(2 * f * 0.998 * t + 2)) * 0.5;
  });
};

/** A round bass, plucked. */
export const bass = (/** @type {Recording} */ recording, /** @type {Note} */ note) => {
  const f = hertz(note.pitch) * 2 * Math.PI;
  add(recording, note, (t) => {
    const body = Math.sin(f * t) + 0.35 * Math.sin(2 * f * t) * Math.exp(-t * 5) + 0.12 * Math.sin(3 * f * t) * Math.exp(-t * 9);
    return body * Math.exp(-t * 2.6) * (1 - Math.exp(-t * 350));
  });
};

/** A soft drum: a falling sine. */
export const thump = (/** @type {Recording} */ recording, /** @type {Note} */ note) => {
  add(recording, {...note, seconds: 0.35}, (t) => Math.sin(2 * Math.PI * (52 * t + 4.2 * (1 - Math.exp(-t * 28)))) * Math.exp(-t * 11));
};

/** Air: noise without its low half, for shakers (short) and snaps (a little longer). */
export const air = (/** @type {Recording} */ recording, /** @type {Note & {decay: number}} */ note, /** @type {() => number} */ chance) => {
  let before = 0;
  add(recording, {...note, seconds: 0.3}, (t) => {
    const noise = chance() * 2 - 1;
    const bright = noise - before;
    before = noise * 0.85;
    return bright * 0.5 * Math.exp(-t * note.decay) * (1 - Math.exp(-t * 600));
  });
};
