import {useContext, useMemo} from 'react';
import {useCurrentFrame} from 'remotion';
import type {CaptionSource} from '../captions/caption-track.ts';
import {unseenCaptions} from '../captions/unseen-captions.ts';
import {FilmFrameContext} from './film-frame.tsx';
import {noteFinding} from './findings.ts';
import {VariantContext} from './variant-context.tsx';

/** Tells what was repaired in the source of captions, and what of it begins after the film. Speech beyond the end is an error of its own. */
export const useCaptionFindings = (
  source: CaptionSource | null,
  {where, startFrame, isDialogue}: {readonly where: string; readonly startFrame: number; readonly isDialogue: boolean},
): void => {
  const frame = useCurrentFrame();
  const filmFrame = useContext(FilmFrameContext);
  const variant = useContext(VariantContext);
  // Where the clock of the captions begins in the film: the same on every frame of a sequence.
  const offset = (filmFrame ?? frame) - frame + startFrame;
  const unseen = useMemo(() => {
    if (source === null || variant === null || isDialogue) return null;
    const {framesPerSecond, durationInFrames} = variant;
    return unseenCaptions(source, {startInSeconds: offset / framesPerSecond, durationInSeconds: durationInFrames / framesPerSecond, where});
  }, [source, variant, isDialogue, offset, where]);
  for (const finding of source?.findings ?? []) noteFinding(finding);
  if (unseen !== null) noteFinding(unseen);
};
