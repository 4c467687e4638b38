import {createContext, type FC, type ReactNode} from 'react';
import {useCurrentFrame} from 'remotion';

/** The frame of the film, whatever sequences a component stands in. Null outside of Reshoot's compositions. */
export const FilmFrameContext = createContext<number | null>(null);

/** Stands at the root of a composition, where the current frame is the film's. Its children are not rendered again for a new frame. */
export const FilmFrame: FC<{readonly children: ReactNode}> = ({children}) => (
  <FilmFrameContext.Provider value={useCurrentFrame()}>{children}</FilmFrameContext.Provider>
);
