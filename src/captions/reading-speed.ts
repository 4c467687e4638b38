import type {TimelineCaption} from '../core/timeline.ts';
import {fileLimits} from './page-limits.ts';
import {graphemesOf} from './script.ts';

/** How much faster than the guidelines people still follow speech that they also hear; beyond it a caption is only seen. */
const patience = 1.5;

/**
 * Captions that are gone before they are read, in words, at most one sentence a film: pages are held as long as speech allows, so what is left
 * is speech that is too fast, or a file whose cues are too short.
 */
export const hurriedCaptions = (captions: readonly TimelineCaption[], framesPerSecond: number): string | null => {
  const hurried = captions
    .map((caption) => ({
      caption,
      speed: charactersPerSecond(caption, framesPerSecond),
      limit: fileLimits(caption.language).charactersPerSecond,
    }))
    .filter(({speed, limit}) => speed > patience * limit)
    .sort((a, b) => b.speed / b.limit - a.speed / a.limit);
  const [worst] = hurried;
  if (!worst) return null;
  const {caption, speed, limit} = worst;
  const many = hurried.length === 1 ? 'a caption is' : `${hurried.length} captions are`;
  return `${many} gone too soon to be read: ${JSON.stringify(caption.text.replaceAll('\n', ' '))} at frame ${caption.range.start}, ${Math.round(speed)} characters a second where ${limit} are comfortable`;
};

const charactersPerSecond = ({text, range}: TimelineCaption, framesPerSecond: number): number =>
  graphemesOf(text.replaceAll(/\s+/g, ' ')).length / ((range.end - range.start) / framesPerSecond);
