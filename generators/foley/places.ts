/** What places sound like. */
import {between, type Chance, drift, noise, oneOf} from './chance.ts';
import {filtered, inRoom} from './filters.ts';
import {addBed, addEvent, addRecording, emptyRecording, type Recording, sampleRate} from './recording.ts';
import {scatter, type Texture, wideNoise} from './weather.ts';

/** The two resonances that make a vowel. */
const vowels: readonly (readonly [number, number])[] = [
  [730, 1090],
  [530, 1840],
  [390, 1990],
  [570, 840],
  [440, 1020],
  [660, 1720],
];

/** People talking at tables: syllables of many voices, none of which says anything. */
export function crowd(texture: Texture): Recording {
  const {chance, seconds, isLoop, force} = texture;
  const voices = emptyRecording(seconds, isLoop);
  const people = Math.round(14 + 14 * force);
  for (let person = 0; person < people; person++) {
    const pitch = between(chance, 95, 230);
    const pan = between(chance, -0.9, 0.9);
    const far = between(chance, 0.25, 1);
    let at = between(chance, 0, 1);
    while (at < seconds) {
      const sentence = between(chance, 0.8, 2.6);
      const end = Math.min(seconds, at + sentence);
      while (at < end) {
        const syllable = between(chance, 0.12, 0.26);
        addEvent(voices, {at, seconds: syllable, level: 0.05 * far, pan}, syllableOf(chance, pitch * between(chance, 0.9, 1.2), syllable));
        at += syllable * between(chance, 0.8, 1.3);
      }
      at += between(chance, 0.4, 2.5);
    }
  }
  const soft: Recording = {
    left: filtered(voices.left, {kind: 'low', hertz: 2600}, isLoop),
    right: filtered(voices.right, {kind: 'low', hertz: 2600}, isLoop),
    isLoop,
  };
  const room = inRoom(soft, {seconds: 1.1, share: 0.55});
  addBed(room, wideNoise(texture, [{kind: 'band', hertz: 420, q: 0.4}]), 0.012);
  return room;
}

/** Harmonics of a voice under the two hills of a vowel, swelling and fading. */
const syllableOf = (chance: Chance, hertz: number, seconds: number): ((t: number) => number) => {
  const [first, second] = oneOf(chance, [vowels[0] ?? [700, 1100], ...vowels.slice(1)]);
  const glide = between(chance, -0.25, 0.15);
  const partials = Array.from({length: Math.floor(2600 / hertz)}, (_, index) => {
    const at = (index + 1) * hertz;
    const hill = 1 / (1 + ((at - first) / 110) ** 2) + 0.5 / (1 + ((at - second) / 160) ** 2);
    return {n: index + 1, level: hill / (index + 1) ** 0.5};
  }).filter(({level}) => level > 0.06);
  return (t) => {
    const phase = 2 * Math.PI * hertz * t * (1 + (glide * t) / seconds / 2);
    const swell = Math.sin((Math.PI * t) / seconds) ** 0.8;
    return swell * partials.reduce((sum, {n, level}) => sum + level * Math.sin(n * phase), 0);
  };
};

/** A low rumble of many streets, and cars that pass through it. */
export function city(texture: Texture): Recording {
  const {chance, seconds, force} = texture;
  const recording = emptyRecording(seconds, texture.isLoop);
  addBed(recording, wideNoise(texture, [{kind: 'low', hertz: 210}]), 0.7);
  addBed(recording, wideNoise(texture, [{kind: 'band', hertz: 700, q: 0.4}]), 0.05);
  scatter(texture, 0.22 + 0.25 * force, (at) => {
    const length = Math.min(seconds, between(chance, 3, 6));
    const from = oneOf(chance, [-0.9, 0.9]);
    const tyres = filtered(
      noise(chance, Math.round(length * sampleRate)),
      {kind: 'band', hertz: between(chance, 500, 1000), q: 0.5},
      false,
    );
    const level = between(chance, 0.15, 0.4);
    // The two sides swell one after the other: it drives past.
    for (const side of [-1, 1]) {
      const peak = length * (0.5 + 0.12 * side * Math.sign(from));
      addEvent(
        recording,
        {at, seconds: length, level, pan: side},
        (t) => (tyres[Math.round(t * sampleRate)] ?? 0) * Math.exp(-(((t - peak) / (length * 0.2)) ** 2)),
      );
    }
  });
  if (force > 0.3 && seconds > 5) {
    const [at, hertz] = [between(chance, 0.2, 0.8) * seconds, between(chance, 330, 420)];
    addEvent(
      recording,
      {at, seconds: 0.5, level: 0.012, pan: between(chance, -0.7, 0.7)},
      (t) => Math.min(1, t * 40, (0.5 - t) * 20) * (Math.sin(2 * Math.PI * hertz * t) + Math.sin(2 * Math.PI * hertz * 1.26 * t)),
    );
  }
  return recording;
}

/** Leaves, and birds that answer each other. */
export function forest(texture: Texture): Recording {
  const {chance, seconds, isLoop, force} = texture;
  const recording = emptyRecording(seconds, isLoop);
  const breeze = drift(chance, Math.max(1, Math.round(seconds / 4)));
  addBed(
    recording,
    wideNoise(texture, [
      {kind: 'high', hertz: 1800},
      {kind: 'low', hertz: 6500},
    ]),
    (share) => 0.035 * (1 + 0.55 * breeze(share)),
  );
  addBed(recording, wideNoise(texture, [{kind: 'low', hertz: 220}]), 0.12);
  const birds = emptyRecording(seconds, isLoop);
  const kinds = Array.from({length: 4}, () => ({
    hertz: between(chance, 2300, 5200),
    sweep: between(chance, -0.35, 0.45),
    warble: between(chance, 0, 0.06),
    seconds: between(chance, 0.06, 0.2),
    pan: between(chance, -0.9, 0.9),
    level: between(chance, 0.04, 0.14),
  }));
  scatter(texture, 0.55 + 0.6 * force, (at) => {
    const bird = oneOf(chance, [kinds[0] ?? {hertz: 3000, sweep: 0.2, warble: 0, seconds: 0.1, pan: 0, level: 0.1}, ...kinds.slice(1)]);
    const notes = 2 + Math.floor(chance() * 5);
    for (let note = 0; note < notes; note++) {
      const hertz = bird.hertz * between(chance, 0.95, 1.05);
      addEvent(birds, {at: at + note * bird.seconds * 1.5, seconds: bird.seconds, level: bird.level, pan: bird.pan}, (t) => {
        const share = t / bird.seconds;
        const phase = 2 * Math.PI * hertz * t * (1 + (bird.sweep * share) / 2) + bird.warble * 40 * Math.sin(2 * Math.PI * 28 * t);
        return Math.sin(phase) * Math.sin(Math.PI * share) ** 1.4;
      });
    }
  });
  addRecording(recording, inRoom(birds, {seconds: 1.6, share: 0.35}), 1);
  return recording;
}

/** Crickets: each a note that it beats three or four times, then rests. */
export function night(texture: Texture): Recording {
  const {chance, seconds} = texture;
  const recording = emptyRecording(seconds, texture.isLoop);
  addBed(recording, wideNoise(texture, [{kind: 'low', hertz: 260}]), 0.16);
  for (let cricket = 0; cricket < 7; cricket++) {
    const hertz = between(chance, 3900, 5100);
    const chirps = Math.max(1, Math.round(seconds * between(chance, 1.1, 2.2)));
    const beats = 3 + Math.floor(chance() * 2);
    const [start, pan, level] = [chance() * seconds, between(chance, -0.95, 0.95), 0.012 + 0.06 * chance() ** 2];
    for (let chirp = 0; chirp < chirps; chirp++) {
      const at = (start + (chirp * seconds) / chirps) % seconds;
      for (let beat = 0; beat < beats; beat++) {
        addEvent(
          recording,
          {at: at + beat * 0.034, seconds: 0.024, level, pan},
          (t) => Math.sin(2 * Math.PI * hertz * t) * Math.sin((Math.PI * t) / 0.024),
        );
      }
    }
  }
  return recording;
}

/** The air of a room in which nobody speaks: what is missing when a film falls silent. */
export function roomTone(texture: Texture): Recording {
  const recording = emptyRecording(texture.seconds, texture.isLoop);
  addBed(recording, wideNoise(texture, [{kind: 'low', hertz: 180}]), 0.5);
  addBed(recording, wideNoise(texture, [{kind: 'band', hertz: 900, q: 0.3}]), 0.03);
  return recording;
}

/** Firing cylinders: a deep note and its harmonics, each stroke a little other than the last. */
export function engine(texture: Texture): Recording {
  const {chance, seconds, isLoop, force} = texture;
  const recording = emptyRecording(seconds, isLoop);
  // A whole number of strokes, so that the loop has no limp.
  const strokes = Math.round(seconds * (26 + 26 * force));
  for (let stroke = 0; stroke < strokes; stroke++) {
    const hertz = between(chance, 62, 74) * (1 + force * 0.4);
    const level = between(chance, 0.5, 0.75) * (stroke % 4 === 0 ? 1.15 : 1);
    addEvent(
      recording,
      {at: (stroke * seconds) / strokes, seconds: 0.07, level},
      (t) =>
        (Math.sin(2 * Math.PI * hertz * t) +
          0.6 * Math.sin(2 * Math.PI * hertz * 2.5 * t) +
          0.45 * Math.sin(2 * Math.PI * hertz * 4.2 * t)) *
          Math.exp(-t * 42) +
        0.35 * (2 * chance() - 1) * Math.exp(-t * 120),
    );
  }
  addBed(recording, wideNoise(texture, [{kind: 'band', hertz: 320, q: 0.6}]), 0.05 + 0.06 * force);
  return {
    left: filtered(recording.left, {kind: 'low', hertz: 1900}, isLoop),
    right: filtered(recording.right, {kind: 'low', hertz: 1900}, isLoop),
    isLoop,
  };
}

/** Wheels over joints, two by two. */
export function train(texture: Texture): Recording {
  const {chance, seconds, force} = texture;
  const recording = emptyRecording(seconds, texture.isLoop);
  const sway = drift(chance, Math.max(1, Math.round(seconds / 3)));
  addBed(recording, wideNoise(texture, [{kind: 'low', hertz: 260}]), (share) => 0.8 * (1 + 0.15 * sway(share)));
  addBed(recording, wideNoise(texture, [{kind: 'band', hertz: 1300, q: 0.5}]), 0.03);
  const joints = Math.max(1, Math.round(seconds * (0.7 + 0.5 * force)));
  for (let joint = 0; joint < joints; joint++) {
    for (const [delay, level] of [
      [0, 0.6],
      [0.13, 0.5],
    ] as const) {
      const hertz = between(chance, 115, 150);
      addEvent(
        recording,
        {at: (joint * seconds) / joints + delay, seconds: 0.16, level},
        (t) => (Math.sin(2 * Math.PI * hertz * t) + 0.4 * (2 * chance() - 1) * Math.exp(-t * 60)) * Math.exp(-t * 34),
      );
    }
  }
  return recording;
}
