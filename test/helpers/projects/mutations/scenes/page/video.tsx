import {type FC, useLayoutEffect, useRef} from 'react';
import {AbsoluteFill, Img, Sequence, staticFile, useCurrentFrame} from 'remotion';
import {defineVideo, table} from 'reshoot';
import {z} from 'zod';
import {opaque} from './opaque.tsx';

/** Each changes what is drawn between its second and its third frame, and nothing else. */
const changing: Record<string, FC<{changed: boolean}>> = {
  text: ({changed}) => <p>{changed ? 'night' : 'day'}</p>,
  'inline style': ({changed}) => <p style={{color: changed ? 'navy' : 'gold'}}>text</p>,
  attribute: ({changed}) => (
    <svg viewBox="0 0 10 10" role="img" aria-label="line">
      <path d={changed ? 'M0 0L9 9' : 'M9 0L0 9'} />
    </svg>
  ),
  'style element': ({changed}) => <style>{`p { color: ${changed ? 'navy' : 'gold'} }`}</style>,
  'rule of a style sheet': ({changed}) => {
    const element = useRef<HTMLStyleElement>(null);
    useLayoutEffect(() => {
      const sheet = element.current?.sheet;
      if (!changed || !sheet) return;
      sheet.insertRule('p { color: navy }');
      return () => sheet.deleteRule(0);
    }, [changed]);
    return <style ref={element} />;
  },
  'adopted style sheet': ({changed}) => {
    useLayoutEffect(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`p { color: ${changed ? 'navy' : 'gold'} }`);
      document.adoptedStyleSheets = [sheet];
      return () => {
        document.adoptedStyleSheets = [];
      };
    }, [changed]);
    return null;
  },
  'style variable of the page': ({changed}) => {
    useLayoutEffect(() => {
      document.documentElement.style.setProperty('--ink', changed ? 'navy' : 'gold');
      return () => document.documentElement.removeAttribute('style');
    }, [changed]);
    return <p style={{color: 'var(--ink)'}}>text</p>;
  },
  'class of the page': ({changed}) => {
    useLayoutEffect(() => {
      document.body.classList.toggle('night', changed);
      return () => document.body.removeAttribute('class');
    }, [changed]);
    return null;
  },
  picture: ({changed}) => <Img src={staticFile(changed ? 'other.svg' : 'badge.svg')} />,
  'background picture': ({changed}) => (
    <div style={{backgroundImage: `url(${staticFile(changed ? 'other.svg' : 'badge.svg')})`}}>background</div>
  ),
  'value of a field': ({changed}) => {
    const field = useRef<HTMLInputElement>(null);
    useLayoutEffect(() => {
      if (field.current) field.current.value = changed ? 'night' : 'day';
    }, [changed]);
    return <input ref={field} />;
  },
  'checked box': ({changed}) => {
    const field = useRef<HTMLInputElement>(null);
    useLayoutEffect(() => {
      if (field.current) field.current.checked = changed;
    }, [changed]);
    return <input ref={field} type="checkbox" />;
  },
  'scrolled box': ({changed}) => {
    const box = useRef<HTMLDivElement>(null);
    useLayoutEffect(() => {
      if (box.current) box.current.scrollTop = changed ? 30 : 0;
    }, [changed]);
    return (
      <div ref={box} style={{height: 20, overflow: 'scroll'}}>
        <div style={{height: 200}}>long</div>
      </div>
    );
  },
  'shadow root': ({changed}) => {
    const host = useRef<HTMLDivElement>(null);
    useLayoutEffect(() => {
      const root = host.current?.shadowRoot ?? host.current?.attachShadow({mode: 'open'});
      if (root) root.innerHTML = `<b>${changed ? 'night' : 'day'}</b>`;
    }, [changed]);
    return <div ref={host} />;
  },
  'style of a shadow root': ({changed}) => {
    const host = useRef<HTMLDivElement>(null);
    useLayoutEffect(() => {
      const root = host.current?.shadowRoot ?? host.current?.attachShadow({mode: 'open'});
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`b { color: ${changed ? 'navy' : 'gold'} }`);
      if (root) root.adoptedStyleSheets = [sheet];
    }, [changed]);
    return <div ref={host} />;
  },
  'font made in the page': ({changed}) => {
    useLayoutEffect(() => {
      const face = new FontFace('Late', `local("${changed ? 'Arimo-Regular' : 'Tinos-Regular'}")`);
      document.fonts.add(face);
      return () => {
        document.fonts.delete(face);
      };
    }, [changed]);
    return <p style={{fontFamily: 'Late'}}>text</p>;
  },
};

/** What does not change a pixel. */
const still: Record<string, FC<{changed: boolean}>> = {
  nothing: () => <p>text</p>,
  'handler of an event': ({changed}) => (
    <button type="button" onClick={() => changed}>
      press
    </button>
  ),
};

const steps = [
  ...Object.entries(changing).map(([name, Step]) => ({name, Step})),
  ...Object.entries(still).map(([name, Step]) => ({name, Step})),
  ...Object.entries(opaque).map(([name, Step]) => ({name, Step})),
];

const Changed: FC<{step: FC<{changed: boolean; frame: number}>}> = ({step: Step}) => {
  const frame = useCurrentFrame();
  return <Step changed={frame >= 2} frame={frame} />;
};

const Page = () => (
  <AbsoluteFill>
    {steps.map(({name, Step}, at) => (
      <Sequence key={name} name={name} from={4 * at} durationInFrames={4} layout="none">
        <Changed step={Step} />
      </Sequence>
    ))}
  </AbsoluteFill>
);

export default defineVideo({
  id: 'page',
  framesPerSecond: 30,
  durationInFrames: 4 * steps.length,
  formats: [{id: 'tiny', width: 128, height: 224}],
  schema: z.object({salt: z.string()}),
  rows: table(
    [
      {row: 'a', salt: 'one'},
      {row: 'b', salt: 'two'},
    ],
    {id: 'row'},
  ),
  component: Page,
});

/** For the test: which frames are whose. */
export const order = {changing: Object.keys(changing), still: Object.keys(still), opaque: Object.keys(opaque)};
