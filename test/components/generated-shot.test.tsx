import type {ReactNode} from 'react';
import {renderToStaticMarkup} from 'react-dom/server';
import {Internals, Sequence} from 'remotion';
import {describe, expect, it} from 'vitest';
import {sourceAddress} from '../../src/components/source-address.ts';
import {isPicture} from '../../src/components/use-file-kind.ts';
import {VariantContext} from '../../src/components/variant-context.tsx';
import {canonical, type Json} from '../../src/core/canonical.ts';
import type {BrowserTake, BrowserVariant} from '../../src/core/project-data.ts';
import {shotRequest} from '../../src/core/shot-request.ts';
import {GeneratedShot, useVariant} from '../../src/index.ts';

/** What Remotion puts around a component, as far as ours ask: a composition of 60 frames that stands at one of them, as in its studio. */
const markupOf = (children: ReactNode, {takes = {}, frame = 0}: {takes?: BrowserVariant['takes']; frame?: number} = {}): string => {
  const id = 'tram-reel';
  const facts = {durationInFrames: 60, fps: 30, width: 1080, height: 1920};
  const composition = {
    ...facts,
    id,
    component: () => null,
    defaultProps: {},
    nonce: [],
    folderName: null,
    parentFolderName: null,
    schema: null,
  };
  const variant: BrowserVariant = {
    ...{id: 'tram/reel', video: 'tram', row: null, format: 'reel', width: 1080, height: 1920},
    ...{framesPerSecond: 30, durationInFrames: 60, props: {}, takes, speech: {}, sounds: {}, spoken: [], isMixed: false},
  };
  const metadata = {...facts, props: {}, defaultCodec: null, defaultOutName: null, defaultVideoImageFormat: null, defaultPixelFormat: null};
  return renderToStaticMarkup(
    <Internals.CompositionManager.Provider
      value={
        {
          compositions: [composition],
          folders: [],
          currentCompositionMetadata: {...metadata, defaultProResProfile: null, defaultSampleRate: null},
          canvasContent: {type: 'composition', compositionId: id},
        } as never
      }
    >
      <Internals.CanUseRemotionHooksProvider>
        <Internals.TimelineContext.Provider value={{frame: {[id]: frame}, playing: false, rootId: '', playbackRate: 1} as never}>
          <VariantContext.Provider value={variant}>{children}</VariantContext.Provider>
        </Internals.TimelineContext.Provider>
      </Internals.CanUseRemotionHooksProvider>
    </Internals.CompositionManager.Provider>,
  );
};

const prompt = 'a red fox waits at a tram stop';
const take = (made: string): BrowserTake => ({
  request: canonical(shotRequest({id: 'stop', prompt: made}) as unknown as Json),
  file: '.reshoot/takes/abc.mp4',
  firstLocalFrame: 0,
  durationInFrames: 60,
});

describe('<GeneratedShot> in the studio', () => {
  it('is a placeholder with id, take, length, prompt and what to type, where there is no take yet', () => {
    const markup = markupOf(<GeneratedShot id="stop" prompt={prompt} take={2} />);
    expect(markup).toContain('stop · take 2 · 60 frames');
    expect(markup).toContain(prompt);
    expect(markup).toContain('No take yet. Make it with: npx reshoot generate');
  });

  it('is as long as the sequence around it', () => {
    const shot = (
      <Sequence durationInFrames={24} layout="none">
        <GeneratedShot id="stop" prompt={prompt} />
      </Sequence>
    );
    expect(markupOf(shot)).toContain('24 frames');
  });

  it('never shows the picture of another prompt: it says that the request has changed', () => {
    const markup = markupOf(<GeneratedShot id="stop" prompt={prompt} />, {takes: {stop: take('a blue fox')}});
    expect(markup).toContain('The request has changed since its take was made.');
    expect(markup).toContain(prompt);
  });

  it('shows a prompt as text, whatever is in it', () => {
    expect(markupOf(<GeneratedShot id="stop" prompt="<script>alert(1)</script> & 狐" />)).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; &amp; 狐',
    );
  });

  it('refuses what it refuses everywhere', () => {
    const refused = (shot: ReactNode, code: string) => expect(() => markupOf(shot)).toThrow(expect.objectContaining({code}));
    refused(<GeneratedShot id="stop" prompt={prompt} src="fox.mp4" />, 'prompt-and-src');
    refused(<GeneratedShot id="stop" />, 'prompt-empty');
    refused(<GeneratedShot id="stop" prompt={'x'.repeat(8001)} />, 'prompt-too-long');
    refused(<GeneratedShot id="a stop" prompt={prompt} />, 'shot-id-invalid');
    refused(<GeneratedShot id="stop" prompt={prompt} take={0} />, 'shot-invalid');
    refused(<GeneratedShot id="stop" prompt={prompt} seed={-1} />, 'shot-invalid');
  });
});

describe('<GeneratedShot> with a src', () => {
  it('asks for no take', () => {
    const markup = markupOf(<GeneratedShot id="stop" src="https://example.com/fox.png" fit="contain" />);
    expect(markup).not.toContain('No take yet');
  });

  it.each([
    ['a PNG', [0x89, 0x50, 0x4e, 0x47], true],
    ['a JPEG', [0xff, 0xd8, 0xff, 0xe1], true],
    ['a WebP', [...Buffer.from('RIFF\0\0\0\0WEBPVP8 ')], true],
    ['an AVIF', [...Buffer.from('\0\0\0\u0020ftypavif\0\0\0\0avifmif1')], true],
    ['an SVG', [...Buffer.from('<?xml version="1.0"?>\n<svg>')], true],
    ['an MP4', [...Buffer.from('\0\0\0\u0020ftypisom\0\0\u0002\0isomiso2')], false],
    ['a WebM', [0x1a, 0x45, 0xdf, 0xa3], false],
    ['an AVI', [...Buffer.from('RIFF\0\0\0\0AVI LIST')], false],
  ])('%s is told by its bytes', (_, bytes, expected) => {
    expect(isPicture(Uint8Array.from(bytes))).toBe(expected);
  });

  it('takes a path as one below public/, and addresses as they are', () => {
    expect(sourceAddress('shots/a b#1.mp4')).toBe('/shots/a%20b%231.mp4');
    expect(sourceAddress('./public/a.mp4')).toBe('/a.mp4');
    expect(sourceAddress('https://example.com/a.mp4')).toBe('https://example.com/a.mp4');
    expect(sourceAddress('/public/a.mp4')).toBe('/public/a.mp4');
  });
});

const Named = () => JSON.stringify(useVariant());

describe('useVariant()', () => {
  it('tells which film is being made', () => {
    expect(markupOf(<Named />)).toContain('&quot;format&quot;:&quot;reel&quot;');
  });

  it('says where it works', () => {
    expect(() => renderToStaticMarkup(<Named />)).toThrow('inside the component of a video that defineVideo() defines');
  });

  it('refuses footage that continues a shot: it begins as it begins', () => {
    expect(() => markupOf(<GeneratedShot id="stop" src="/public/stop.mp4" continues="walk" />)).toThrow(
      expect.objectContaining({code: 'continues-invalid'}),
    );
  });
});
