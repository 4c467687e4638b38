import {createContext, type FC, type ReactNode, useLayoutEffect} from 'react';
import {continueRender, delayRender, getRemotionEnvironment, useCurrentFrame} from 'remotion';
import {failRender} from './fail-render.ts';
import {waitForPictures} from './wait-for-pictures.ts';

/** The frame of the film, whatever sequences a component stands in. Null outside of Reshoot's compositions. */
export const FilmFrameContext = createContext<number | null>(null);

/** Stands at the root of a composition, where the current frame is the film's. Its children are not rendered again for a new frame. */
export const FilmFrame: FC<{readonly children: ReactNode}> = ({children}) => {
  const frame = useCurrentFrame();
  // Everything below has been committed: renders, Remotion's own too, wait for the pictures that it shows.
  useLayoutEffect(() => {
    if (!getRemotionEnvironment().isRendering) return;
    const waiting = waitForPictures();
    if (waiting === null) return;
    const handle = delayRender(`Loading the pictures of frame ${frame}`);
    waiting.then(() => continueRender(handle), failRender);
    return () => continueRender(handle);
  }, [frame]);
  return <FilmFrameContext.Provider value={frame}>{children}</FilmFrameContext.Provider>;
};
