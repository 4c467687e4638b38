import type {ReactNode} from 'react';
import {renderToStaticMarkup} from 'react-dom/server';
import {Internals} from 'remotion';
import {FilmFrame} from '../../src/components/film-frame.tsx';
import {VariantContext} from '../../src/components/variant-context.tsx';
import type {BrowserVariant} from '../../src/core/project-data.ts';

/** A film of 90 frames at 30 a second that stands at one of them, as Remotion puts it around a component. */
export const markupAt = (frame: number, children: ReactNode, changes: Partial<BrowserVariant> = {}): string => {
  const variant: BrowserVariant = {
    ...{id: 'tram/reel', video: 'tram', row: null, format: 'reel', width: 1080, height: 1920},
    ...{framesPerSecond: 30, durationInFrames: 90, props: {}, takes: {}, speech: {}, sounds: {}, spoken: [], isMixed: true, ...changes},
  };
  const facts = {durationInFrames: 90, fps: 30, width: variant.width, height: variant.height};
  const composition = {...facts, id: 'tram', component: () => null, defaultProps: {}, nonce: [], folderName: null, parentFolderName: null};
  const manager = {
    compositions: [composition],
    folders: [],
    currentCompositionMetadata: {...facts, props: {}, defaultProps: {}},
    canvasContent: {type: 'composition', compositionId: 'tram'},
  };
  return renderToStaticMarkup(
    // Of Remotion's contexts, what useVideoConfig() and useCurrentFrame() read.
    <Internals.CompositionManager.Provider value={manager as never}>
      <Internals.CanUseRemotionHooksProvider>
        <Internals.TimelineContext.Provider value={{frame: {tram: frame}, playing: false, rootId: '', playbackRate: 1} as never}>
          <VariantContext.Provider value={variant}>
            <FilmFrame>{children}</FilmFrame>
          </VariantContext.Provider>
        </Internals.TimelineContext.Provider>
      </Internals.CanUseRemotionHooksProvider>
    </Internals.CompositionManager.Provider>,
  );
};
