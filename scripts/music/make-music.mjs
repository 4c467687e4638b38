/**
 * The music of our films, composed to their pictures: bars and cuts fall on the same frames. No samples, no dependency, one seed.
 *
 *   node scripts/music/make-music.mjs
 *
 * writes `scenes/<video>/bed.mp3` by the ffmpeg that comes with Remotion, and prints how loud each is: -16 to -14 LUFS is wanted, with a
 * true peak below -1 dBTP.
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {air, bass, felt, kalimba, pad, sampleRate, silence, thump} from './instruments.mjs';
import {inRoom} from './room.mjs';

/** @typedef {import('./instruments.mjs').Recording} Recording */

/** A lullaby in 6/8. An eighth is 8 frames at 24 a second; the cuts are at frames 72, 120 and 168, where bars begin. */
const foxTale = () => {
  const eighth = 8 / 24;
  const chance = seeded(20261122);
  const recording = silence(236 / 24);
  /** Chord by chord: the night asks (D minor), waits, sets out, and the morning answers (F major). */
  const bars = [
    {at: 3, bass: 38, chord: [50, 57, 64], tune: [69, 72, 77, 76, 72, 69]},
    {at: 9, bass: 46, chord: [53, 58, 62], tune: [70, 74, 77, 81, 77, 74]},
    {at: 15, bass: 43, chord: [55, 60, 65], tune: [70, 74, 79, 82, 79, 76]},
    {at: 21, bass: 41, chord: [53, 57, 60], tune: [77, 81, 84, 88, 89, null]},
  ];
  for (const [n, pitch] of [74, 76, 77].entries()) kalimba(recording, {at: n * eighth, pitch, loudness: 0.3, pan: 0.2 * (n - 1)});
  for (const bar of bars) {
    const start = bar.at * eighth;
    felt(recording, {at: start, pitch: bar.bass, loudness: 0.34});
    for (const [n, pitch] of bar.chord.entries()) {
      felt(recording, {at: start + 0.018 * n, pitch, loudness: 0.19, pan: -0.3 + 0.2 * n});
      felt(recording, {at: start + 3 * eighth + 0.014 * n, pitch, loudness: 0.12, pan: -0.3 + 0.2 * n});
      pad(recording, {at: start - 0.3, pitch: pitch + 12, loudness: 0.045, pan: 0.5 - 0.5 * n, seconds: 2.9});
    }
    for (const [n, pitch] of bar.tune.entries()) {
      if (pitch === null) continue;
      // Fingers are neither clocks nor scales.
      const late = 0.012 * chance();
      const accent = n % 3 === 0 ? 0.36 : 0.25;
      kalimba(recording, {at: start + n * eighth + late, pitch, loudness: accent * (0.9 + 0.2 * chance()), pan: 0.45 * Math.sin(n * 1.7)});
    }
  }
  return fadeOut(inRoom(recording, {wet: 0.5, seconds: 2.6, warmth: 0.45}), 1.1);
};

/** Two sunny bars at 120 to the minute. A beat is 12 frames at 24 a second; the picture changes around beat 4 and the price lands on beat 5 (counted from 0). */
const getaway = () => {
  const beat = 12 / 24;
  const chance = seeded(7);
  const recording = silence(4);
  const riff = [
    [0, 74],
    [0.5, 78],
    [1, 81],
    [1.75, 78],
    [2, 76],
    [2.5, 81],
    [3, 83],
    [3.5, 81],
    [4, 86],
    [4.5, 81],
    [5, 78],
    [5.5, 81],
    [6, 85],
    [6.5, 86],
  ];
  const bars = [
    {at: 0, bass: 38, chord: [57, 62, 66]},
    {at: 2, bass: 45, chord: [57, 61, 64]},
    {at: 4, bass: 43, chord: [59, 62, 66]},
    {at: 5.5, bass: 45, chord: [57, 61, 64]},
    {at: 6.5, bass: 38, chord: [57, 62, 66, 69]},
  ];
  for (const [at = 0, pitch = 0] of riff) {
    kalimba(recording, {at: at * beat + 0.006 * chance(), pitch, loudness: 0.3 * (0.85 + 0.3 * chance()), pan: 0.4 * Math.sin(at * 3)});
  }
  for (const {at, bass: root, chord} of bars) {
    bass(recording, {at: at * beat, pitch: root, loudness: 0.42, seconds: at === 6.5 ? 1 : 0.8});
    for (const [n, pitch] of chord.entries()) {
      felt(recording, {at: at * beat + 0.012 * n, pitch, loudness: 0.2, pan: -0.4 + 0.3 * n});
      pad(recording, {at: at * beat, pitch: pitch + 12, loudness: 0.03, pan: 0.5 - 0.4 * n, seconds: 1.3});
    }
  }
  for (const at of [0, 1.5, 2, 3.5, 4, 5.5, 6.5]) thump(recording, {at: at * beat, pitch: 0, loudness: 0.5});
  for (const at of [1, 3, 5]) air(recording, {at: at * beat, pitch: 0, loudness: 0.2, decay: 26, pan: 0.1}, chance);
  for (let at = 0; at < 6.5; at += 0.5)
    air(recording, {at: at * beat, pitch: 0, loudness: at % 1 ? 0.09 : 0.05, decay: 60, pan: 0.35}, chance);
  return fadeOut(inRoom(recording, {wet: 0.32, seconds: 1.4, warmth: 0.35}), 0.3);
};

/** @param {Recording} recording @param {number} seconds */
const fadeOut = (recording, seconds) => {
  const length = recording.left.length;
  for (const channel of [recording.left, recording.right]) {
    for (let i = 0; i < length; i++) {
      const share = Math.min(1, (length - i) / (seconds * sampleRate));
      channel[i] = (channel[i] ?? 0) * share * share * (3 - 2 * share);
    }
  }
  return recording;
};

/** mulberry32. @param {number} seed */
const seeded = (seed) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

/**
 * 16-bit WAV. Peaks bend instead of breaking: below 0.6 nothing is touched, above it they approach 0.87.
 *
 * @param {Recording} recording @param {number} gain
 */
const wav = ({left, right}, gain) => {
  const bend = (/** @type {number} */ x) => (Math.abs(x) < 0.6 ? x : Math.sign(x) * (0.6 + 0.27 * Math.tanh((Math.abs(x) - 0.6) / 0.27)));
  const bytes = Buffer.alloc(44 + left.length * 4);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * 4, 28);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(left.length * 4, 40);
  for (let i = 0; i < left.length; i++) {
    bytes.writeInt16LE(Math.round(bend((left[i] ?? 0) * gain) * 32_767), 44 + i * 4);
    bytes.writeInt16LE(Math.round(bend((right[i] ?? 0) * gain) * 32_767), 46 + i * 4);
  }
  return bytes;
};

const ffmpeg = ['remotion', 'ffmpeg'];

/** @param {string} file @returns {{input_i: string, input_tp: string}} */
const loudness = (file) => {
  const {stderr} = spawnSync('npx', [...ffmpeg, '-hide_banner', '-i', file, '-af', 'loudnorm=print_format=json', '-f', 'null', '-'], {
    encoding: 'utf8',
  });
  return JSON.parse(stderr.slice(stderr.lastIndexOf('{'), stderr.lastIndexOf('}') + 1));
};

const wantedLoudness = -15;
const folder = mkdtempSync(path.join(tmpdir(), 'reshoot-music-'));
for (const [video, compose] of Object.entries({'fox-tale': foxTale, getaway})) {
  const [master, bed] = [path.join(folder, `${video}.wav`), path.join('scenes', video, 'bed.mp3')];
  const recording = compose();
  let gain = 0.5;
  for (let pass = 0; pass < 3; pass++) {
    writeFileSync(master, wav(recording, gain));
    gain *= 10 ** ((wantedLoudness - Number(loudness(master).input_i)) / 20);
  }
  writeFileSync(master, wav(recording, gain));
  const encode = [
    '-y',
    '-v',
    'error',
    '-i',
    master,
    '-c:a',
    'libmp3lame',
    '-b:a',
    '160k',
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
    bed,
  ];
  execFileSync('npx', [...ffmpeg, ...encode]);
  const {input_i: integrated, input_tp: peak} = loudness(bed);
  console.log(`${bed}: ${integrated} LUFS, true peak ${peak} dBTP`);
}
rmSync(folder, {recursive: true});
