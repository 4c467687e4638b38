import type {FC} from 'react';
import {AbsoluteFill, OffthreadVideo, Sequence, staticFile} from 'remotion';
import type {BrowserTake} from '../core/project-data.ts';
import type {ShotPresentation} from './generated-shot.tsx';

/** A take, shown frame for frame: frame `firstLocalFrame` of the element's clock shows the take's frame 0. */
export const TakeVideo: FC<{take: BrowserTake; presentation: ShotPresentation}> = ({take, presentation}) => (
  <AbsoluteFill className={presentation.className} style={presentation.style}>
    <Sequence from={take.firstLocalFrame} layout="none">
      <OffthreadVideo
        src={staticFile(take.file)}
        muted
        pauseWhenBuffering
        style={{width: '100%', height: '100%', objectFit: presentation.fit ?? 'cover'}}
      />
    </Sequence>
  </AbsoluteFill>
);
