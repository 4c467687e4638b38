import {Video} from '@remotion/media';
import type {FC} from 'react';
import {AbsoluteFill, Sequence, staticFile} from 'remotion';
import type {BrowserTake} from '../core/project-data.ts';
import type {ShotPresentation} from './generated-shot.tsx';

/**
 * A take, shown frame for frame: frame `firstLocalFrame` of the element's clock shows the take's frame 0.
 *
 * `Video` of @remotion/media decodes in the page. Under the same load it captured 90 frames of 1080 x 1920 in 13 s where `OffthreadVideo`, which
 * fetches each frame as an uncompressed picture, took 36 s; it falls back to that by itself where the browser cannot decode H.264.
 */
export const TakeVideo: FC<{take: BrowserTake; presentation: ShotPresentation}> = ({take, presentation}) => (
  <AbsoluteFill className={presentation.className} style={presentation.style}>
    <Sequence from={take.firstLocalFrame} layout="none">
      <Video src={staticFile(take.file)} muted objectFit={presentation.fit ?? 'cover'} style={{width: '100%', height: '100%'}} />
    </Sequence>
  </AbsoluteFill>
);
