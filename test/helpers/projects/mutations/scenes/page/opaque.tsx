import {type FC, useLayoutEffect, useRef} from 'react';

/** What draws another picture on every frame and leaves no trace of it in the page. */
export const opaque: Record<string, FC<{frame: number}>> = {
  canvas: ({frame}) => {
    const canvas = useRef<HTMLCanvasElement>(null);
    useLayoutEffect(() => {
      canvas.current?.getContext('2d')?.fillRect(frame, 0, 10, 10);
    }, [frame]);
    return <canvas ref={canvas} width={64} height={64} />;
  },
  'running animation': () => {
    const element = useRef<HTMLParagraphElement>(null);
    useLayoutEffect(() => {
      const animation = element.current?.animate([{opacity: 0}, {opacity: 1}], 10_000);
      return () => animation?.cancel();
    }, []);
    return <p ref={element}>text</p>;
  },
  'held animation, set to the frame': ({frame}) => {
    const element = useRef<HTMLParagraphElement>(null);
    useLayoutEffect(() => {
      const animation = element.current?.animate([{opacity: 0}, {opacity: 1}], 10_000);
      animation?.pause();
      if (animation) animation.currentTime = frame * 100;
      return () => animation?.cancel();
    }, [frame]);
    return <p ref={element}>text</p>;
  },
  'moving part of a drawing': () => (
    <svg viewBox="0 0 10 10" role="img" aria-label="dot">
      <circle r="2">
        <animate attributeName="cx" from="0" to="10" dur="10s" />
      </circle>
    </svg>
  ),
  'picture from a blob': ({frame}) => {
    const picture = useRef<HTMLImageElement>(null);
    useLayoutEffect(() => {
      const text = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="${frame}" height="9"/></svg>`;
      const url = URL.createObjectURL(new Blob([text], {type: 'image/svg+xml'}));
      if (picture.current) picture.current.src = url;
      return () => URL.revokeObjectURL(url);
    }, [frame]);
    return <img ref={picture} alt="bar" />;
  },
};
