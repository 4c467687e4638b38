import {chanceOf} from './chance.ts';
import {filtered, inRoom} from './filters.ts';
import type {Wish} from './read-prompt.ts';
import {addRecording, emptyRecording, type Recording, sampleRate} from './recording.ts';

/** Length of a bed that names none: long enough not to be recognised when it comes again. */
const bedInSeconds = 16;

/** A bed: what goes on does, what is heard once is heard now and then. It repeats without a seam. */
export function ambience(wishes: readonly Wish[], durationInSeconds: number | null, seed: number): Recording {
  const bed = emptyRecording(durationInSeconds ?? bedInSeconds, true);
  for (const [index, wish] of wishes.entries()) {
    const sound =
      wish.recipe.lasts === 'bed'
        ? level(made(wish, bed.left.length / sampleRate, {isLoop: true, seed: seed + index}))
        : scattered(wish, bed, seed + index);
    // What is named first is what the bed is; the rest is in it.
    addRecording(bed, placed(sound, wish), index === 0 ? 1 : 0.6);
  }
  return bed;
}

/** Once: all that is named, at the same time. A texture swells up and goes. */
export function effect(wishes: readonly Wish[], durationInSeconds: number | null, seed: number): Recording {
  const lengths = wishes.map(({recipe}) => (recipe.lasts === 'bed' ? 3 : recipe.lasts));
  const sound = emptyRecording(durationInSeconds ?? Math.max(...lengths), false);
  for (const [index, wish] of wishes.entries()) {
    const one = level(made(wish, sound.left.length / sampleRate, {isLoop: false, seed: seed + index}));
    addRecording(sound, placed(wish.recipe.lasts === 'bed' ? swelling(one) : one, wish), 1);
  }
  return faded(sound);
}

const made = ({recipe, force}: Wish, seconds: number, {isLoop, seed}: {readonly isLoop: boolean; readonly seed: number}): Recording =>
  recipe.make({seconds, isLoop, chance: chanceOf(seed), force});

/** Equal energy for every texture, so that "rain, wind" has both. */
const level = (recording: Recording): Recording => {
  let energy = 0;
  for (const side of [recording.left, recording.right]) for (const sample of side) energy += sample * sample;
  const gain = 0.1 / Math.sqrt(Math.max(1e-12, energy / (2 * recording.left.length)));
  return {...recording, left: recording.left.map((sample) => sample * gain), right: recording.right.map((sample) => sample * gain)};
};

const placed = (recording: Recording, {isDistant}: Wish): Recording => {
  if (!isDistant) return recording;
  const {isLoop} = recording;
  const dull = (side: Float32Array): Float32Array => filtered(side, {kind: 'low', hertz: 1300}, isLoop).map((sample) => sample * 0.4);
  return inRoom({left: dull(recording.left), right: dull(recording.right), isLoop}, {seconds: 2.4, share: 0.55});
};

/** A sound that is heard once, every seven seconds or so, never twice the same. */
const scattered = (wish: Wish, bed: Recording, seed: number): Recording => {
  const into = emptyRecording(bed.left.length / sampleRate, true);
  const count = Math.max(1, Math.round(bed.left.length / sampleRate / 7));
  const chance = chanceOf(seed ^ 0x5bd1e995);
  for (let index = 0; index < count; index++) {
    const once = faded(
      level(
        made(wish, Math.min(wish.recipe.lasts === 'bed' ? 3 : wish.recipe.lasts, bed.left.length / sampleRate), {
          isLoop: false,
          seed: seed + 31 * index,
        }),
      ),
    );
    const start = Math.round(((index + 0.1 + 0.7 * chance()) * bed.left.length) / count);
    for (let i = 0; i < once.left.length; i++) {
      const at = (start + i) % bed.left.length;
      into.left[at] = (into.left[at] ?? 0) + (once.left[i] ?? 0);
      into.right[at] = (into.right[at] ?? 0) + (once.right[i] ?? 0);
    }
  }
  return into;
};

const swelling = (recording: Recording): Recording => {
  const shape = (side: Float32Array): Float32Array =>
    side.map((sample, index) => sample * Math.sin((Math.PI * (index + 0.5)) / side.length) ** 0.6);
  return {...recording, left: shape(recording.left), right: shape(recording.right)};
};

/** The last 20 ms, so that a sound which is still ringing ends without a click. */
const faded = (recording: Recording): Recording => {
  const fade = Math.min(recording.left.length / 4, 0.02 * sampleRate);
  const shape = (side: Float32Array): Float32Array => side.map((sample, index) => sample * Math.min(1, (side.length - index) / fade));
  return {...recording, left: shape(recording.left), right: shape(recording.right)};
};
