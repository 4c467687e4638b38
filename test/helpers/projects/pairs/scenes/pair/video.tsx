import type {FC} from 'react';
import {AbsoluteFill, Html5Audio, Sequence, staticFile, useCurrentFrame} from 'remotion';
import {Ambience, Captions, Dialogue, defineVideo, GeneratedShot, Music, SoundEffect, table, useDialogue} from 'reshoot';
import {z} from 'zod';
import {coveringRows, type Features, features} from './pairs.ts';

const Told: FC = () => (
  <div style={{position: 'absolute', left: useDialogue('vo').durationInFrames, width: 8, height: 8, background: 'red'}} />
);
const Moving: FC = () => (
  <div style={{position: 'absolute', top: 80, left: useCurrentFrame(), width: 10, height: 10, background: 'lime'}} />
);

/** A film of whatever its row says. */
const Pair: FC<Features> = (has) => (
  <AbsoluteFill style={{background: '#203040'}}>
    <Sequence durationInFrames={has.oneFrame ? 1 : 12}>
      <GeneratedShot
        id="first"
        prompt="a tram"
        {...(has.ownSound ? {audio: {ambience: 'rain'}, parameters: {testcard: {sound: ['ambience']}}} : {})}
      />
    </Sequence>
    <Sequence from={has.oneFrame ? 1 : 12} durationInFrames={14}>
      <GeneratedShot id="second" prompt="a harbour" {...(has.continues ? {continues: 'first'} : {})} />
    </Sequence>
    {has.footage && (
      <Sequence from={26}>
        <GeneratedShot id="footage" src="square.png" />
      </Sequence>
    )}
    {has.dialogue && (
      <Sequence from={3}>
        <Dialogue id="vo" voice="narrator" text="Go on." />
        {has.captionsOf && <Captions of="vo" fontSize={14} />}
        {has.useDialogue && <Told />}
      </Sequence>
    )}
    {has.ambience && <Ambience id="rain" prompt="steady rain" durationInSeconds={1} />}
    {has.music && <Music id="bed" prompt="calm piano, 120 bpm" durationInSeconds={2} />}
    {has.effect && <SoundEffect id="swish" prompt="soft whoosh" at={4} />}
    {has.captionsFile && <Captions src="lines.srt" fontSize={14} />}
    {has.element && <Html5Audio src={staticFile('tone.wav')} volume={0.5} />}
    {has.moving && <Moving />}
  </AbsoluteFill>
);

const rows = coveringRows().map((row) => ({
  id: features.flatMap((name, at) => (row[name] ? String.fromCharCode(97 + at) : [])).join('') || 'none',
  ...row,
}));

export default defineVideo({
  id: 'pair',
  framesPerSecond: 30,
  durationInFrames: (has, line) => (has.lengthFollows ? 3 + line('vo').durationInFrames + 10 : 34),
  formats: [
    {id: 'tall', width: 96, height: 128},
    {id: 'wide', width: 128, height: 96},
  ],
  // Each feature is a field.
  schema: z.object(Object.fromEntries(features.map((name) => [name, z.boolean()])) as Record<(typeof features)[number], z.ZodBoolean>),
  rows: table(rows, {id: 'id'}),
  component: Pair,
});
