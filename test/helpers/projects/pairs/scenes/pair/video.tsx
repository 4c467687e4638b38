import type {FC, ReactNode} from 'react';
import {AbsoluteFill, interpolate, Sequence, staticFile, useCurrentFrame} from 'remotion';
import {Captions, Dialogue, defineVideo, GeneratedShot, Music, table, useDialogue} from 'reshoot';
import {z} from 'zod';
import type {Feature} from './feature.ts';
import {features} from './features.ts';

const has = (feature: Feature): boolean => features.includes(feature);

/** Comes in over what is behind it. */
const Entering: FC<{readonly children: ReactNode}> = ({children}) => (
  <AbsoluteFill style={{opacity: interpolate(useCurrentFrame(), [0, 4], [0.2, 1], {extrapolateRight: 'clamp'})}}>{children}</AbsoluteFill>
);

/** A bar as long as the line is. */
const Told: FC = () => (
  <div style={{position: 'absolute', width: Math.min(40, useDialogue('vo').durationInFrames), height: 6, background: 'red'}} />
);

const Second: FC = () => <GeneratedShot id="second" prompt="a harbour" {...(has('continuedShot') ? {continues: 'first'} : {})} />;

const Pair: FC<{readonly words: string}> = ({words}) => (
  <AbsoluteFill style={{background: '#203040'}}>
    <Sequence durationInFrames={has('transition') ? 15 : 11}>
      <GeneratedShot
        id="first"
        prompt="a tram"
        {...(has('ownSound') ? {audio: {ambience: 'rain'}, parameters: {testcard: {sound: ['ambience']}}} : {})}
      />
    </Sequence>
    <Sequence from={11} durationInFrames={13}>
      {has('transition') ? (
        <Entering>
          <Second />
        </Entering>
      ) : (
        <Second />
      )}
    </Sequence>
    {has('captionedSpeech') && (
      <Sequence from={2}>
        <Dialogue id="vo" voice="narrator" text={words} />
        <Captions of="vo" fontSize={14} />
        <Told />
      </Sequence>
    )}
    {has('captionsFile') && <Captions src="lines.srt" fontSize={14} />}
    {has('trimmedMusic') && <Music id="bed" src={staticFile('tone.wav')} trimBeforeInFrames={3} trimAfterInFrames={20} />}
  </AbsoluteFill>
);

const tall = {id: 'tall', width: 96, height: 128};
const wide = {id: 'wide', width: 128, height: 96};

export default defineVideo({
  id: 'pair',
  framesPerSecond: 30,
  durationInFrames: (_, line) => (has('lengthOfSpeech') ? 4 + line('vo').durationInFrames : 40),
  formats: has('twoFormats') ? [tall, wide] : [tall],
  schema: z.object({words: z.string()}),
  ...(has('twoRows')
    ? {
        rows: table(
          [
            {id: 'one', words: 'Go on.'},
            {id: 'two', words: 'And on.'},
          ],
          {id: 'id'},
        ),
      }
    : {props: {words: 'Go on.'}}),
  component: Pair,
});
