import type {Finding} from '../core/finding.ts';
import type {CaptionSource} from './caption-track.ts';

/** Words or cues that begin when the film is over, at most one finding a source: the film is too short, or the times are in another unit. */
export const unseenCaptions = (
  {spoken}: Pick<CaptionSource, 'spoken'>,
  film: {readonly startInSeconds: number; readonly durationInSeconds: number; readonly where: string},
): Finding | null => {
  const unseen = spoken.filter(({startInSeconds}) => film.startInSeconds + startInSeconds >= film.durationInSeconds);
  const last = unseen.at(-1);
  if (!last) return null;
  const at = rounded(last.startInSeconds);
  const text = last.text.trim().replaceAll('\n', ' ');
  const begins = film.startInSeconds === 0 ? '' : `, the captions begin at ${rounded(film.startInSeconds)} s`;
  return {
    code: 'captions-unseen',
    severity: 'warning',
    where: film.where,
    expected: `captions within the film of ${rounded(film.durationInSeconds)} s, their times in seconds`,
    found: `${unseen.length} of ${spoken.length} begin after its end, the last one ${JSON.stringify(text.slice(0, 60))} at ${at} s${begins}`,
    fix: 'lengthen the film (durationInFrames), correct the times, or leave these captions out',
  };
};

const rounded = (seconds: number): number => Math.round(1000 * seconds) / 1000;
