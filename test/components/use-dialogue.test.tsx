import type {FC, ReactNode} from 'react';
import {renderToStaticMarkup} from 'react-dom/server';
import {Internals, Sequence} from 'remotion';
import {describe, expect, it} from 'vitest';
import {FilmFrame} from '../../src/components/film-frame.tsx';
import {useDialogue} from '../../src/components/use-dialogue.ts';
import {VariantContext} from '../../src/components/variant-context.tsx';
import type {BrowserVariant} from '../../src/core/project-data.ts';
import type {SpokenLine} from '../../src/core/spoken-line.ts';

const facts = {durationInFrames: 90, fps: 30, width: 1080, height: 1920};

const Probe: FC = () => JSON.stringify(useDialogue('vo'));

/** A composition of 90 frames at 30 a second that stands at one of them. */
const answerAt = (frame: number, speech: BrowserVariant['speech'], around: (probe: ReactNode) => ReactNode = (probe) => probe): unknown => {
  const metadata = {...facts, props: {}, defaultProps: {}, defaultCodec: null, defaultOutName: null, defaultVideoImageFormat: null};
  const composition = {...facts, id: 'tram', component: () => null, defaultProps: {}, nonce: [], folderName: null, parentFolderName: null};
  const variant: BrowserVariant = {
    ...{id: 'tram/reel', video: 'tram', row: null, format: 'reel', width: 1080, height: 1920},
    ...{framesPerSecond: 30, durationInFrames: 90, props: {}, takes: {}, speech, sounds: {}, spoken: [], isMixed: false},
  };
  const markup = renderToStaticMarkup(
    <Internals.CompositionManager.Provider
      value={
        {
          compositions: [composition],
          folders: [],
          currentCompositionMetadata: metadata,
          canvasContent: {type: 'composition', compositionId: 'tram'},
        } as never
      }
    >
      <Internals.CanUseRemotionHooksProvider>
        <Internals.TimelineContext.Provider value={{frame: {tram: frame}, playing: false, rootId: '', playbackRate: 1} as never}>
          <VariantContext.Provider value={variant}>
            <FilmFrame>{around(<Probe />)}</FilmFrame>
          </VariantContext.Provider>
        </Internals.TimelineContext.Provider>
      </Internals.CanUseRemotionHooksProvider>
    </Internals.CompositionManager.Provider>,
  );
  const text = markup.replaceAll(/<[^>]*>/g, '').replaceAll('&quot;', '"');
  return JSON.parse(text);
};

const spoken: SpokenLine = {
  state: 'made',
  durationInSeconds: 1.21,
  words: [{text: 'Late.', startInSeconds: 0.1, endInSeconds: 1.1}],
  startFrame: 12,
};

describe('useDialogue', () => {
  it('tells the whole frames that hold the line', () => {
    expect(answerAt(0, {vo: spoken})).toMatchObject({state: 'made', durationInSeconds: 1.21, durationInFrames: 37, words: spoken.words});
  });

  it('counts the start of the line on the clock around the caller', () => {
    const inSequence = (probe: ReactNode) => (
      <Sequence from={20} layout="none">
        {probe}
      </Sequence>
    );
    expect(answerAt(0, {vo: spoken})).toMatchObject({startFrame: 12});
    expect(answerAt(30, {vo: spoken}, inSequence)).toMatchObject({startFrame: -8});
  });

  it('says that a line is estimated, and gives it a length, before it has been seen', () => {
    expect(answerAt(0, {})).toEqual({state: 'estimated', durationInSeconds: 1, durationInFrames: 30, words: [], startFrame: 0});
  });
});
