import type {Video} from '@remotion/media';
import {type FC, useLayoutEffect, useState} from 'react';
import {AbsoluteFill, Sequence, staticFile, useDelayRender} from 'remotion';
import type {BrowserTake} from '../core/project-data.ts';
import type {ShotPresentation} from './shot-presentation.ts';

/**
 * A take, shown frame for frame: frame `firstLocalFrame` of the element's clock shows the take's frame 0.
 *
 * `Video` of @remotion/media decodes in the page. Under the same load it captured 90 frames of 1080 x 1920 in 13 s where `OffthreadVideo`, which
 * fetches each frame as an uncompressed picture, took 36 s; it falls back to that by itself where the browser cannot decode H.264.
 */
export const TakeVideo: FC<{take: BrowserTake; presentation: ShotPresentation}> = ({take, presentation}) => {
  const Loaded = useVideo();
  return (
    <AbsoluteFill className={presentation.className} style={presentation.style}>
      <Sequence from={take.firstLocalFrame} layout="none">
        {Loaded && (
          <Loaded src={staticFile(take.file)} muted objectFit={presentation.fit ?? 'cover'} style={{width: '100%', height: '100%'}} />
        )}
      </Sequence>
    </AbsoluteFill>
  );
};

/**
 * Loaded where a take is shown, not where one could be: it is a third of all code of a page, and neither a scan, which opens one after each edit, nor
 * Node, which reads the list of videos, ever shows a take.
 */
let loaded: typeof Video | null = null;

/** The element, once it is there. No frame is drawn before. */
const useVideo = (): typeof Video | null => {
  const [video, setVideo] = useState(() => loaded);
  const [failure, setFailure] = useState<unknown>(null);
  const {delayRender, continueRender} = useDelayRender();
  useLayoutEffect(() => {
    if (video) return;
    const handle = delayRender('Loading the code that shows takes');
    import('@remotion/media')
      .then((media) => {
        loaded = media.Video;
        setVideo(() => media.Video);
      })
      .catch(setFailure);
    // Not when the code has arrived: when it is on the page.
    return () => continueRender(handle);
  }, [video, delayRender, continueRender]);
  if (failure !== null) throw failure;
  return video;
};
