import {type CSSProperties, type FC, useLayoutEffect, useRef} from 'react';
import {AbsoluteFill, Img, staticFile, useCurrentFrame} from 'remotion';
import {defineVideo, table} from 'reshoot';
import {z} from 'zod';

/** One cell of the wall: which of the big pictures it shows, by what, and from which frame on. */
const cellSchema = z.object({place: z.number(), picture: z.number(), kind: z.number(), from: z.number()});
type Cell = z.infer<typeof cellSchema>;

const fill: CSSProperties = {position: 'absolute', inset: 0, width: '100%', height: '100%'};
const cover: CSSProperties = {...fill, backgroundSize: 'cover', maskSize: 'cover'};

/** A background inside of a shadow root, by a style sheet of its own. */
const Shadow: FC<{readonly src: string}> = ({src}) => {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({mode: 'open'});
    if (root) root.innerHTML = `<style>div { position: absolute; inset: 0; background: url("${src}") 0 0 / cover; }</style><div></div>`;
  }, [src]);
  return <div ref={host} style={fill} />;
};

/** Every way in which a page shows a picture. */
const kinds: readonly ((src: string) => React.ReactNode)[] = [
  (src) => <Img src={src} style={fill} />,
  // biome-ignore lint/a11y/useAltText: drawn, not read
  (src) => <img src={src} style={fill} />,
  (src) => <div style={{...cover, backgroundImage: `url(${src})`}} />,
  (src) => <div style={{...cover, backgroundImage: `linear-gradient(#0000, #0000), url("${src}")`}} />,
  (src) => <div style={{...cover, background: '#808080', maskImage: `url(${src})`}} />,
  (src) => (
    <svg style={fill} viewBox="0 0 10 10" preserveAspectRatio="none">
      <title>A picture</title>
      <image href={src} width="10" height="10" preserveAspectRatio="none" />
    </svg>
  ),
  (src) => (
    <div style={{...fill, boxSizing: 'border-box', border: '20px solid transparent', borderImage: `url(${src}) 40% fill stretch`}} />
  ),
  (src) => <div className="before" style={{...fill, '--picture': `url(${src})`} as CSSProperties} />,
  (src) => <Shadow src={src} />,
];

const Wall: FC<{readonly cells: readonly Cell[]}> = ({cells}) => {
  const frame = useCurrentFrame();
  return (
    <AbsoluteFill style={{background: 'black'}}>
      <style>{'.before::before { content: ""; position: absolute; inset: 0; background: var(--picture) 0 0 / cover; }'}</style>
      {cells.map(({place, picture, kind, from}) =>
        frame < from ? null : (
          <div
            key={place}
            style={{
              position: 'absolute',
              left: 60 * (place % 3),
              top: 60 * Math.floor(place / 3),
              width: 60,
              height: 60,
              overflow: 'hidden',
            }}
          >
            {kinds[kind]?.(staticFile(`big-${picture}.png`))}
          </div>
        ),
      )}
    </AbsoluteFill>
  );
};

/** Pseudo-random pages, the same ones in every run (Lehmer, 1951). */
const rows = Array.from({length: 5}, (_, row) => {
  let state = 1000 + row;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const cells = Array.from({length: 9}, (_, place) => ({place, picture: next(6), kind: next(kinds.length), from: next(3)}));
  return {id: `page-${row}`, cells};
});

export default defineVideo({
  id: 'wall',
  framesPerSecond: 30,
  durationInFrames: 4,
  formats: [{id: 'tiny', width: 180, height: 180}],
  schema: z.object({id: z.string(), cells: z.array(cellSchema)}),
  rows: table(rows, {id: 'id'}),
  component: Wall,
});
