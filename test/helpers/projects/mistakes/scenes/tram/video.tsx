import {type FC, useState} from 'react';
import {Img, Sequence, staticFile, useCurrentFrame} from 'remotion';
import {defineVideo, GeneratedShot, json, loadFont} from 'reshoot';
import {z} from 'zod';

const brokenFont = `@font-face { font-family: "Broken Sans"; src: url("${staticFile('gone.woff2')}") }`;

/** Each a mistake that an author can make; `rows.json` chooses, so that no new bundle is needed. */
const mistakes: Record<string, FC> = {
  none: () => <GeneratedShot id="stop" prompt="a red fox waits at a tram stop" />,
  'throws-at-17': () => {
    if (useCurrentFrame() === 17) throw new Error('the tram has left');
    return <GeneratedShot id="stop" prompt="a red fox waits at a tram stop" />;
  },
  'rejects-at-17': () => {
    if (useCurrentFrame() === 17) Promise.reject(new Error('the tram never came'));
    return <GeneratedShot id="stop" prompt="a red fox waits at a tram stop" />;
  },
  'missing-picture': () => <Img src={staticFile('nowhere.png')} maxRetries={0} />,
  'missing-background': () => (
    <div style={{width: 50, height: 50, background: useCurrentFrame() < 5 ? 'red' : `url("${staticFile('nowhere.png')}")`}} />
  ),
  'missing-font': () => <p style={{fontFamily: loadFont('Nowhere Sans')}}>to be drawn with a font that nobody has</p>,
  'broken-font': () => {
    const [style] = useState(() => Object.assign(document.createElement('style'), {textContent: brokenFont}));
    document.head.append(style);
    return <p style={{fontFamily: loadFont('Broken Sans')}}>to be drawn with a font whose file is gone</p>;
  },
  'unknown-generator': () => <GeneratedShot id="stop" prompt="a red fox" generator="nobody" />,
  'failing-generator': () => <GeneratedShot id="stop" prompt="a red fox" parameters={{testcard: {fail: 'out of paint'}}} />,
  'impossible-size': () => <GeneratedShot id="stop" prompt="a red fox" width={1081} height={64} />,
  'long-prompt': () => <GeneratedShot id="stop" prompt={'fox '.repeat(12_500)} />,
  'empty-prompt': () => <GeneratedShot id="stop" prompt="  " />,
  'no-prompt': () => <GeneratedShot id="stop" />,
  'bad-id': () => <GeneratedShot id="tram stop" prompt="a red fox" />,
  'half-size': () => <GeneratedShot id="stop" prompt="a red fox" width={64} />,
  'unknown-ingredient': () => <GeneratedShot id="stop" prompt="{fox} waits at a tram stop" />,
  'prompt-and-src': () => <GeneratedShot id="stop" prompt="a red fox" src="fox.mp4" />,
  'one-id-twice': () => (
    <>
      <GeneratedShot id="stop" prompt="a red fox waits at a tram stop" />
      <GeneratedShot id="stop" prompt="a red fox waits at a tram stop" />
    </>
  ),
  'changes-half-way': () => <GeneratedShot id="stop" prompt={useCurrentFrame() < 10 ? 'a red fox' : 'a blue fox'} />,
  'empty-sequence': () => (
    <Sequence durationInFrames={0}>
      <GeneratedShot id="stop" prompt="a red fox waits at a tram stop" />
    </Sequence>
  ),
};

const Tram = ({mistake}: {mistake: string}) => {
  const Mistaken = mistakes[mistake] ?? (() => null);
  return <Mistaken />;
};

export default defineVideo({
  id: 'tram',
  framesPerSecond: 30,
  durationInFrames: 20,
  formats: [{id: 'tiny', width: 128, height: 224}],
  schema: z.object({mistake: z.string()}),
  rows: json('./rows.json', {id: 'id'}),
  component: Tram,
});
