import type {renderFrames} from '@remotion/renderer';
import {compositionId, type Variant} from '../core/variant.ts';
import type {Session} from './session.ts';

/** A variant's composition, in a bundle, with what its page is told. */
export interface PageToDraw {
  readonly session: Session;
  readonly variant: Variant;
  /** Environment of the page: carries the takes. */
  readonly variables: Readonly<Record<string, string>>;
}

type Options = Parameters<typeof renderFrames>[0];

/** What every call of `renderFrames` shares: the composition is described here, so no page has to be asked for it. */
export const pageOptions = ({session, variant, variables}: PageToDraw): Options => ({
  composition: {
    id: compositionId(variant.id),
    width: variant.format.width,
    height: variant.format.height,
    fps: variant.framesPerSecond,
    durationInFrames: variant.durationInFrames,
    props: variant.props,
    defaultProps: variant.props,
    defaultCodec: null,
    defaultOutName: null,
    defaultVideoImageFormat: null,
    defaultPixelFormat: null,
    defaultProResProfile: null,
    defaultSampleRate: null,
  },
  serveUrl: session.siteFolder,
  puppeteerInstance: session.browser,
  inputProps: {},
  envVariables: {...variables},
  outputDir: null,
  onStart: () => undefined,
  onFrameUpdate: () => undefined,
  logLevel: 'error',
});
