/** What is heard once. Each fills a recording that is as long as such a sound lasts. */
import {between, noise, oneOf} from './chance.ts';
import {filtered, inRoom} from './filters.ts';
import {addBed, addEvent, emptyRecording, type Recording, sampleRate} from './recording.ts';
import {addThunder, type Texture} from './weather.ts';

/** Feet on a floor: heel, ball, and the scuff between. */
export function steps(texture: Texture): Recording {
  const {chance, seconds, force} = texture;
  const recording = emptyRecording(seconds, texture.isLoop);
  const pace = 0.62 - 0.24 * force;
  const count = Math.max(1, Math.floor(seconds / pace));
  for (let step = 0; step < count; step++) {
    const at = (step * seconds) / count + between(chance, 0, 0.015);
    const pan = step % 2 === 0 ? -0.18 : 0.18;
    const hertz = between(chance, 78, 96);
    addEvent(
      recording,
      {at, seconds: 0.14, level: 0.8, pan},
      (t) =>
        0.5 * Math.sin(2 * Math.PI * hertz * t * (1 - t)) * Math.exp(-t * 38) +
        0.35 * Math.sin(2 * Math.PI * hertz * 2.7 * t) * Math.exp(-t * 50) +
        0.5 * (2 * chance() - 1) * Math.exp(-t * 240),
    );
    const scuff = filtered(noise(chance, Math.round(0.12 * sampleRate)), {kind: 'band', hertz: between(chance, 1500, 2600), q: 0.8}, false);
    addEvent(
      recording,
      {at: at + 0.055, seconds: 0.11, level: 0.6, pan},
      (t) => (scuff[Math.round(t * sampleRate)] ?? 0) * Math.sin((Math.PI * t) / 0.11),
    );
  }
  return inRoom(recording, {seconds: 0.5, share: 0.12});
}

/** Air that something pushes past the ear. */
export function whoosh({chance, seconds, isLoop, force}: Texture): Recording {
  const recording = emptyRecording(seconds, isLoop);
  const peak = between(chance, 0.5, 0.62);
  const bell = (share: number): number => Math.exp(-(((share - peak) / (share < peak ? 0.22 : 0.16)) ** 2));
  const top = 1400 + 2200 * force;
  const side = (): Float32Array =>
    filtered(noise(chance, recording.left.length), {kind: 'band', hertz: (share) => 240 + top * bell(share), q: 1.1}, false);
  const [left, right] = [side(), side()];
  // It passes from left to right.
  for (let i = 0; i < left.length; i++) {
    const share = i / left.length;
    const angle = (share * Math.PI) / 2;
    left[i] = (left[i] ?? 0) * (0.35 + 0.65 * Math.cos(angle));
    right[i] = (right[i] ?? 0) * (0.35 + 0.65 * Math.sin(angle));
  }
  addBed(recording, [left, right], (share) => bell(share) * Math.min(1, share * 12, (1 - share) * 12));
  return recording;
}

/** A switch: a tick, and the tick back. */
export function click({chance, seconds, isLoop}: Texture): Recording {
  const recording = emptyRecording(seconds, isLoop);
  for (const [at, level, hertz] of [
    [0, 0.9, between(chance, 1900, 2500)],
    [0.035, 0.3, between(chance, 2600, 3300)],
  ] as const) {
    addEvent(
      recording,
      {at, seconds: 0.05, level},
      (t) => Math.sin(2 * Math.PI * hertz * t) * Math.exp(-t * 260) + 0.5 * (2 * chance() - 1) * Math.exp(-t * 900),
    );
  }
  return recording;
}

/** Partials of a struck bar, and of a bell: overtones that are no multiples. */
const partialsOf = {
  chime: [
    [1, 1, 1],
    [2.76, 0.45, 1.9],
    [5.4, 0.2, 3.4],
    [8.93, 0.08, 5.5],
  ],
  bell: [
    [0.5, 0.5, 0.6],
    [1, 1, 0.8],
    [1.19, 0.6, 1.1],
    [1.5, 0.35, 1.4],
    [2, 0.5, 1.7],
    [2.66, 0.3, 2.6],
    [4.1, 0.14, 4],
  ],
} as const;

const strike = (
  recording: Recording,
  kind: keyof typeof partialsOf,
  note: {readonly at: number; readonly hertz: number; readonly level: number; readonly decay: number; readonly pan: number},
): void => {
  const seconds = recording.left.length / sampleRate - (recording.isLoop ? 0 : note.at);
  addEvent(
    recording,
    {at: note.at, seconds: Math.max(0.05, Math.min(seconds, 6 / note.decay)), level: note.level, pan: note.pan},
    (t) =>
      partialsOf[kind].reduce(
        (sum, [ratio, level, speed]) => sum + level * Math.sin(2 * Math.PI * note.hertz * ratio * t) * Math.exp(-t * note.decay * speed),
        0,
      ) * Math.min(1, t * 900),
  );
};

/** Three to five bars of a scale that cannot sound wrong. */
export function chime({chance, seconds, isLoop}: Texture): Recording {
  const recording = emptyRecording(seconds, isLoop);
  const root = oneOf(chance, [523.25, 587.33, 659.26]);
  const scale = [1, 9 / 8, 5 / 4, 3 / 2, 5 / 3, 2];
  const count = 3 + Math.floor(chance() * 3);
  for (let note = 0; note < count; note++) {
    const ratio = scale[Math.min(scale.length - 1, note + Math.floor(chance() * 2))] ?? 1;
    strike(recording, 'chime', {at: note * 0.11, hertz: root * ratio, level: 0.4, decay: 2.2, pan: between(chance, -0.5, 0.5)});
  }
  return inRoom(recording, {seconds: 2, share: 0.3});
}

/** One stroke of a bell; a small one where it is asked for gently. */
export function bell({chance, seconds, isLoop, force}: Texture): Recording {
  const recording = emptyRecording(seconds, isLoop);
  strike(recording, 'bell', {at: 0, hertz: between(chance, 760, 900) * (1.25 - 0.75 * force), level: 0.6, decay: 1.1, pan: 0});
  return inRoom(recording, {seconds: 2.4, share: 0.25});
}

/** Everything rises: pitch, brightness, level. */
export function riser({chance, seconds, isLoop}: Texture): Recording {
  const recording = emptyRecording(seconds, isLoop);
  const side = (): Float32Array =>
    filtered(noise(chance, recording.left.length), {kind: 'band', hertz: (share) => 300 * 2 ** (4 * share), q: 1.4}, false);
  addBed(recording, [side(), side()], (share) => 0.5 * share ** 2.2);
  for (const [detune, pan] of [
    [1, -0.5],
    [1.008, 0.5],
  ] as const) {
    let phase = 0;
    addEvent(recording, {at: 0, seconds, level: 0.6, pan}, (t) => {
      const share = t / seconds;
      phase += (2 * Math.PI * 110 * detune * 2 ** (2.2 * share)) / sampleRate;
      return share ** 2 * (Math.sin(phase) + 0.4 * Math.sin(2 * phase) + 0.2 * Math.sin(3 * phase));
    });
  }
  return recording;
}

/** A fall into the deep, with dust. */
export function impact({chance, seconds, isLoop, force}: Texture): Recording {
  const recording = emptyRecording(seconds, isLoop);
  const bottom = 46 - 10 * force;
  addEvent(
    recording,
    {at: 0, seconds: Math.min(seconds, 1.6), level: 0.9},
    (t) =>
      Math.sin(2 * Math.PI * (bottom * t + 3.4 * (1 - Math.exp(-t * 22)))) * Math.exp(-t * 3.4) * Math.min(1, t * 600) +
      0.35 * Math.sin(2 * Math.PI * (3.1 * bottom * t + 7 * (1 - Math.exp(-t * 22)))) * Math.exp(-t * 9),
  );
  const dust = filtered(
    noise(chance, Math.round(Math.min(seconds, 0.6) * sampleRate)),
    {kind: 'low', hertz: (share) => 4200 * Math.exp(-share * 4) + 180},
    false,
  );
  addEvent(
    recording,
    {at: 0, seconds: Math.min(seconds, 0.6), level: 0.8},
    (t) => (dust[Math.round(t * sampleRate)] ?? 0) * Math.exp(-t * 11),
  );
  return inRoom(recording, {seconds: 1.8, share: 0.25});
}

export function thunder({chance, seconds, isLoop}: Texture): Recording {
  const recording = emptyRecording(seconds, isLoop);
  addThunder(recording, chance, 0);
  return recording;
}

/** A cork, a bubble, a button of an interface. */
export function pop({chance, seconds, isLoop}: Texture): Recording {
  const recording = emptyRecording(seconds, isLoop);
  const hertz = between(chance, 420, 560);
  addEvent(
    recording,
    {at: 0, seconds: Math.min(seconds, 0.14), level: 0.8},
    (t) => Math.sin(2 * Math.PI * hertz * t * (1 + 5 * t)) * Math.exp(-t * 34) * Math.min(1, t * 900),
  );
  return recording;
}

/** Knuckles on wood, three times. */
export function knock({chance, seconds, isLoop}: Texture): Recording {
  const recording = emptyRecording(seconds, isLoop);
  for (let stroke = 0; stroke < 3; stroke++) {
    const hertz = between(chance, 175, 205);
    addEvent(
      recording,
      {at: stroke * 0.21, seconds: 0.16, level: 0.8},
      (t) =>
        (Math.sin(2 * Math.PI * hertz * t) + 0.5 * Math.sin(2 * Math.PI * hertz * 2.3 * t) * Math.exp(-t * 60)) * Math.exp(-t * 36) +
        0.3 * (2 * chance() - 1) * Math.exp(-t * 500),
    );
  }
  return inRoom(recording, {seconds: 0.6, share: 0.15});
}

/** Two beats, the second softer, and a rest. */
export function heartbeat(texture: Texture): Recording {
  const recording = emptyRecording(texture.seconds, texture.isLoop);
  const beats = Math.max(1, Math.round(texture.seconds / (1.05 - 0.4 * texture.force)));
  for (let beat = 0; beat < beats; beat++) {
    for (const [delay, level] of [
      [0, 0.9],
      [0.26, 0.6],
    ] as const) {
      addEvent(
        recording,
        {at: (beat * texture.seconds) / beats + delay, seconds: 0.2, level},
        (t) =>
          (Math.sin(2 * Math.PI * (44 * t + 0.9 * (1 - Math.exp(-t * 30)))) +
            0.5 * Math.sin(2 * Math.PI * 110 * t) +
            0.25 * Math.sin(2 * Math.PI * 190 * t)) *
          Math.exp(-t * 19),
      );
    }
  }
  return recording;
}

/** Keys under quick fingers. */
export function typing(texture: Texture): Recording {
  const {chance, seconds} = texture;
  const recording = emptyRecording(seconds, texture.isLoop);
  for (let at = 0; at < seconds - 0.06; at += between(chance, 0.07, 0.22)) {
    const key = filtered(noise(chance, Math.round(0.03 * sampleRate)), {kind: 'band', hertz: between(chance, 1800, 3200), q: 1.2}, false);
    addEvent(
      recording,
      {at, seconds: 0.03, level: between(chance, 0.4, 0.8), pan: between(chance, -0.3, 0.3)},
      (t) => (key[Math.round(t * sampleRate)] ?? 0) * Math.exp(-t * 160),
    );
  }
  return recording;
}
