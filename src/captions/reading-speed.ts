import type {Finding} from '../core/finding.ts';
import type {TimelineCaption} from '../core/timeline.ts';
import {fileLimits} from './page-limits.ts';
import {graphemesOf} from './script.ts';

/** How much faster than the guidelines people still follow speech that they also hear; beyond it a caption is only seen. */
const patience = 1.5;

/**
 * Captions that are gone before they are read, at most one finding a film, of the worst: pages are held as long as speech allows, so what is left
 * is speech that is too fast, or a file whose cues are too short.
 */
export const hurriedCaptions = (
  captions: readonly TimelineCaption[],
  {id, framesPerSecond}: {readonly id: string; readonly framesPerSecond: number},
): readonly Finding[] => {
  const hurried = captions
    .map((caption) => ({
      caption,
      speed: charactersPerSecond(caption, framesPerSecond),
      limit: fileLimits(caption.language).charactersPerSecond,
    }))
    .filter(({speed, limit}) => speed > patience * limit)
    .sort((a, b) => b.speed / b.limit - a.speed / a.limit);
  const [worst] = hurried;
  if (!worst) return [];
  const {caption, speed, limit} = worst;
  const many = hurried.length === 1 ? 'a caption' : `${hurried.length} captions, the fastest`;
  return [
    {
      code: 'captions-hurried',
      severity: 'warning',
      where: `frame ${caption.range.start} of ${id}`,
      expected: `captions that can be read: ${limit} characters a second are comfortable`,
      found: `${many} ${JSON.stringify(caption.text.replaceAll('\n', ' '))} at ${Math.round(speed)} characters a second`,
      fix: 'let the caption stand longer, or shorten its text',
    },
  ];
};

const charactersPerSecond = ({text, range}: TimelineCaption, framesPerSecond: number): number =>
  graphemesOf(text.replaceAll(/\s+/g, ' ')).length / ((range.end - range.start) / framesPerSecond);
