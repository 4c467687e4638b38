import {ReshootError} from '../core/errors.ts';
import type {Timeline} from '../core/timeline.ts';
import {probe} from '../media/probe.ts';

/**
 * Measures a finished file against what was asked. A film that fails is never put in place.
 *
 * @throws ReshootError `film-check-failed`
 */
export const checkFilm = async (file: string, timeline: Timeline): Promise<void> => {
  const {video, audio} = await probe(file);
  const soundInSeconds = timeline.durationInFrames / timeline.framesPerSecond;
  const wanted = [
    ['codec', 'h264', video?.codec],
    ['profile', 'High', video?.profile],
    ['size', `${timeline.width}x${timeline.height}`, `${video?.width}x${video?.height}`],
    ['frames', timeline.durationInFrames, video?.durationInFrames],
    ['frames per second', timeline.framesPerSecond, video?.framesPerSecond],
    ['pixel format', 'yuv420p', video?.pixelFormat],
    ['colours', 'bt709 bt709 bt709 tv', video?.colours],
    ['sound', 'aac', audio?.codec],
    ['sample rate', 48_000, audio?.sampleRateInHertz],
    ['length of the sound', true, audio !== null && Math.abs(audio.durationInSeconds - soundInSeconds) < 2 * (1024 / 48_000)],
  ] as const;
  const wrong = wanted.find(([, expected, found]) => !same(expected, found));
  if (!wrong) return;
  throw new ReshootError('film-check-failed', {
    expected: `${wrong[0]} ${wrong[1]}`,
    found: String(wrong[2]),
    fix: 'npx reshoot render --full renders it from nothing; if it fails again, please report it',
    where: timeline.variant,
  });
};

/** Rates come as fractions: 29.97 is 30000/1001. */
const same = (expected: string | number | boolean, found: string | number | boolean | undefined): boolean =>
  typeof expected === 'number' && typeof found === 'number' ? Math.abs(expected - found) < 0.001 : expected === found;
