import {Gif} from '@remotion/gif';
import {ThreeCanvas} from '@remotion/three';
import {linearTiming, TransitionSeries} from '@remotion/transitions';
import {slide} from '@remotion/transitions/slide';
import lottie, {type AnimationItem} from 'lottie-web';
import {type CSSProperties, type FC, useEffect, useRef, useState} from 'react';
import {AbsoluteFill, continueRender, delayRender, Freeze, Img, Loop, Sequence, Series, staticFile, useCurrentFrame} from 'remotion';
import {defineVideo, GeneratedShot, table} from 'reshoot';
import {z} from 'zod';
import wheel from './wheel.json';

const Shot: FC<{id?: string; style?: CSSProperties; width?: number; height?: number}> = ({id = 'a', ...rest}) => (
  <GeneratedShot id={id} prompt={`a card named ${id}`} {...rest} />
);
const at = (...[left, top, width, height]: [number, number, number, number]): CSSProperties => ({
  position: 'absolute',
  left,
  top,
  width,
  height,
});
const words: CSSProperties = {
  ...at(20, 200, 200, 80),
  font: 'bold 26px sans-serif',
  color: '#fff3b0',
  textShadow: '0 3px 8px rgba(0, 0, 40, 0.8)',
};

/** As `@remotion/lottie` does it: the animation stands still, and is set to the film's frame. */
const Lottie: FC = () => {
  const frame = useCurrentFrame();
  const box = useRef<HTMLDivElement>(null);
  const animation = useRef<AnimationItem | null>(null);
  const [handle] = useState(() => delayRender('loading the wheel'));
  useEffect(() => {
    if (box.current === null) return;
    // The player writes into what it is given.
    const animationData = structuredClone(wheel);
    const item = lottie.loadAnimation({container: box.current, renderer: 'svg', autoplay: false, loop: false, animationData});
    animation.current = item;
    item.addEventListener('DOMLoaded', () => continueRender(handle));
    return () => item.destroy();
  }, [handle]);
  useEffect(() => animation.current?.goToAndStop(frame, true));
  return <div ref={box} style={at(60, 40, 120, 120)} />;
};

/** Pages that can be put together without the browser, and how. */
const together: Record<string, FC> = {
  bare: () => <Shot />,
  'bare in parts': () => (
    <Series>
      <Series.Sequence durationInFrames={12}>
        <Shot />
      </Series.Sequence>
      <Series.Sequence durationInFrames={12}>
        <Shot id="b" />
      </Series.Sequence>
    </Series>
  ),
  caption: () => (
    <>
      <Shot />
      <p style={words}>Shadowed words over a picture</p>
    </>
  ),
  'words that change': () => (
    <>
      <Shot />
      <p style={words}>{useCurrentFrame() < 10 ? 'first words' : 'then others'}</p>
      <Img src={staticFile('badge.svg')} style={at(10, 10, 48, 48)} />
    </>
  ),
  gradient: () => (
    <>
      <Shot />
      <AbsoluteFill style={{background: 'linear-gradient(rgba(255, 80, 0, 0), rgba(10, 0, 90, 0.9))'}} />
    </>
  ),
  'opacity over a background': () => (
    <AbsoluteFill style={{background: 'repeating-linear-gradient(45deg, #f44, #f44 20px, #2bd 20px, #2bd 40px)'}}>
      <Shot style={{opacity: 0.6}} />
    </AbsoluteFill>
  ),
  'rounded card': () => (
    <AbsoluteFill style={{background: '#ffe9d0'}}>
      <div
        style={{...at(40, 60, 160, 200), borderRadius: 40, overflow: 'hidden', boxShadow: '0 10px 30px #0008', outline: '3px solid #b00'}}
      >
        <Shot width={160} height={200} />
      </div>
    </AbsoluteFill>
  ),
  'side by side': () => (
    <AbsoluteFill>
      <div style={at(0, 0, 120, 320)}>
        <Shot width={120} height={320} />
      </div>
      <div style={at(120, 0, 120, 320)}>
        <Shot id="b" width={120} height={320} />
      </div>
      <p style={words}>two at once</p>
    </AbsoluteFill>
  ),
  'over the edge': () => (
    <AbsoluteFill style={{background: '#123'}}>
      <Shot style={{transform: `translate(${-20 + 2 * Math.floor(useCurrentFrame() / 12)}px, 40px)`}} />
    </AbsoluteFill>
  ),
  held: () => (
    <>
      <Freeze frame={7}>
        <Shot />
      </Freeze>
      <p style={words}>a held picture</p>
    </>
  ),
  looped: () => (
    <>
      <Loop durationInFrames={5}>
        <Shot />
      </Loop>
      <p style={words}>again and again</p>
    </>
  ),
  scripts: () => (
    <>
      <Shot />
      <p dir="rtl" style={{...words, top: 40}}>
        مساء الخير يا قمر
      </p>
      <p style={words}>月が きれい ですね 🌙🦊</p>
    </>
  ),
};

const Turned: FC<{style: CSSProperties}> = ({style}) => (
  <>
    <Shot />
    <p className="sticker" style={{...words, ...style}}>
      new
    </p>
  </>
);

/** Pages that only the browser can draw, and the reason that is told. */
const whole: Record<string, readonly [reason: string, page: FC]> = {
  'blend mode': [
    'mix-blend-mode difference on .flare over shot a',
    () => (
      <>
        <Shot />
        <div className="flare" style={{...at(40, 40, 160, 160), background: '#fc8', mixBlendMode: 'difference'}} />
      </>
    ),
  ],
  'backdrop blur': [
    'backdrop-filter on .glass over shot a',
    () => (
      <>
        <Shot />
        <div className="glass" style={{...at(20, 180, 200, 100), backdropFilter: 'blur(8px)', background: '#fff3'}} />
      </>
    ),
  ],
  'rotated card': [
    'transform on .card around shot a',
    () => (
      <div className="card" style={{...at(40, 60, 160, 200), transform: 'rotate(8deg)'}}>
        <Shot width={160} height={200} />
      </div>
    ),
  ],
  'turned words': [
    'turning transform on .sticker over shot a',
    () => (
      <>
        <Shot />
        <div className="sticker" style={{...at(40, 60, 160, 80), background: '#fc8', transform: 'rotate(-9deg)'}}>
          <p style={words}>new</p>
        </div>
      </>
    ),
  ],
  'words that are turned another way': ['rotate on .sticker over shot a', () => <Turned style={{rotate: '4deg'}} />],
  'words in a mirror': ['mirroring scale on .sticker over shot a', () => <Turned style={{scale: '-1 1'}} />],
  scaled: ['240x320 shown at 120x160 in shot a', () => <div style={at(60, 80, 120, 160)}>{<Shot />}</div>],
  'filter around': ['filter on the style of around shot a', () => <Shot style={{filter: 'grayscale(1)'}} />],
  'odd place': [
    'odd or broken pixels .31, 41. under shot a',
    () => (
      <div style={at(31, 41, 160, 200)}>
        <Shot width={160} height={200} />
      </div>
    ),
  ],
  'crossing shots': [
    'shot b lies over shot a',
    () => (
      <>
        <Shot />
        <Shot id="b" style={{opacity: 0.5}} />
      </>
    ),
  ],
  'transition series': [
    'shown at|transform on|odd or broken',
    () => (
      <TransitionSeries>
        <TransitionSeries.Sequence durationInFrames={16}>
          <Shot />
        </TransitionSeries.Sequence>
        <TransitionSeries.Transition presentation={slide()} timing={linearTiming({durationInFrames: 8})} />
        <TransitionSeries.Sequence durationInFrames={16}>
          <Shot id="b" />
        </TransitionSeries.Sequence>
      </TransitionSeries>
    ),
  ],
  'words that never rest': [
    '24 different pages over 24 frames: drawing them with their shots costs less',
    () => (
      <>
        <Shot />
        <p style={{...words, left: 20 + useCurrentFrame()}}>moving</p>
      </>
    ),
  ],
  'animated picture': [
    '24 different pages',
    () => (
      <>
        <Shot />
        <img alt="" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==" style={at(10, 10, 60, 60)} />
      </>
    ),
  ],
  'looping gif': [
    '24 different pages',
    () => (
      <>
        <Shot />
        <Gif src={staticFile('wheel.gif')} width={96} height={96} style={at(40, 40, 96, 96)} />
      </>
    ),
  ],
  lottie: [
    '24 different pages',
    () => (
      <>
        <Shot />
        <Lottie />
      </>
    ),
  ],
  'three dimensions': [
    '24 different pages',
    () => (
      <>
        <Shot />
        <AbsoluteFill>
          <ThreeCanvas width={240} height={320} gl={{alpha: true}}>
            <ambientLight intensity={1} />
            <directionalLight position={[2, 3, 4]} intensity={2} />
            <mesh rotation={[0.4, useCurrentFrame() / 8, 0]}>
              <boxGeometry args={[2, 2, 2]} />
              <meshStandardMaterial color="#e85d04" />
            </mesh>
          </ThreeCanvas>
        </AbsoluteFill>
      </>
    ),
  ],
  'no shot': ['no shot on the frame', () => <Sequence from={3}>{<p style={words}>words alone</p>}</Sequence>],
};

export const names = {together: Object.keys(together), whole: Object.keys(whole)};
export const reasonOf = (name: string): string => whole[name]?.[0] ?? '';

const slug = (name: string): string => name.replaceAll(' ', '-');
const Page: FC<{name: string}> = ({name}) => {
  const Shown = together[name] ?? whole[name]?.[1];
  return <AbsoluteFill>{Shown ? <Shown /> : null}</AbsoluteFill>;
};

export default defineVideo({
  id: 'page',
  framesPerSecond: 24,
  durationInFrames: 24,
  formats: [{id: 'tiny', width: 240, height: 320}],
  schema: z.object({name: z.string()}),
  rows: table(
    [...names.together, ...names.whole].map((name) => ({key: slug(name), name})),
    {id: 'key'},
  ),
  component: Page,
});
