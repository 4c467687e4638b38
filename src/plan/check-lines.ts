import {ReshootError} from '../core/errors.ts';
import {framesOf} from '../core/spoken-line.ts';
import type {Timeline, TimelineSound} from '../core/timeline.ts';

/** A line as it is heard: frames of the film. */
interface Line {
  readonly sound: TimelineSound;
  readonly start: number;
  readonly end: number;
}

/**
 * Refuses a timeline in which a line is cut off or two are heard at once.
 *
 * @param durationOf seconds of a sound's take; null where it is not made, for an estimate is no reason to refuse.
 * @throws ReshootError `dialogue-cut-off`, `dialogue-overlaps`
 */
export const checkLines = (timeline: Timeline, durationOf: (sound: string) => number | null): void => {
  const lines: Line[] = [];
  for (const sound of timeline.sounds) {
    const durationInSeconds = sound.request.kind === 'dialogue' ? durationOf(sound.request.id) : null;
    if (durationInSeconds === null) continue;
    const {trimBeforeInFrames, trimAfterInFrames} = sound.playback;
    const lastsInFrames = (trimAfterInFrames ?? framesOf(durationInSeconds, timeline.framesPerSecond)) - trimBeforeInFrames;
    for (const {start, end, offsetInFrames} of sound.placements) {
      const left = lastsInFrames - offsetInFrames;
      // Where the author has said when it ends, a shorter stay is not an accident either.
      if (trimAfterInFrames === null && end - start < left && offsetInFrames === 0)
        throw cutOff(sound, {timeline, has: end - start, needs: left, start});
      lines.push({sound, start, end: Math.min(end, start + left)});
    }
  }
  lines.sort((a, b) => a.start - b.start);
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next && next.start < line.end) throw overlaps(line, next, timeline);
  }
};

const cutOff = (
  {request}: TimelineSound,
  {timeline, has, needs, start}: {readonly timeline: Timeline; readonly has: number; readonly needs: number; readonly start: number},
): ReshootError =>
  new ReshootError('dialogue-cut-off', {
    expected: `${needs} frames for the line, because it lasts so long`,
    found: `${has} frames, from frame ${start} to ${start + has - 1}`,
    fix:
      start + has === timeline.durationInFrames
        ? `let the film last as long as what is said: durationInFrames: (props, line) => ${start} + line("${request.id}").durationInFrames; or give it ${needs - has} frames more, or shorten the text`
        : `let its sequence last useDialogue("${request.id}").durationInFrames, which is ${needs - has} frames more, or shorten the text`,
    where: `<Dialogue id="${request.id}"> of ${timeline.variant}`,
  });

const overlaps = (line: Line, next: Line, timeline: Timeline): ReshootError =>
  new ReshootError('dialogue-overlaps', {
    expected: 'one voice at a time',
    found: `"${next.sound.request.id}" begins on frame ${next.start}, while "${line.sound.request.id}" is heard until frame ${line.end - 1}`,
    fix: `begin "${next.sound.request.id}" on frame ${line.end} or later: at={useDialogue("${line.sound.request.id}").durationInFrames} where both stand in one sequence`,
    where: timeline.variant,
  });
