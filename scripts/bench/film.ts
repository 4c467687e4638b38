/** The film that is measured: shots of 3 s, ten of them by default, karaoke captions, a logo, music; rows that differ in their headline. */
export const framesPerShot = 90;

const places = ['beach', 'forest', 'city', 'desert', 'meadow', 'harbour', 'village', 'mountains', 'garden', 'street'];
const story =
  'Every morning the same tram leaves the harbour before the sun does . Nobody knows who drives it . ' +
  'Some say a fox , some say the moon . Those who got on came back with sand in their shoes , ' +
  'salt in their hair and a story that nobody believed . So one day I got on too , with a camera and a sandwich . ' +
  'This is what I saw between the last stop and the first .';

/**
 * @param shots 1 to 10.
 * @param minutes how long it is; the shots come again and again, and so do the words.
 */
export const videoText = (shots: number, minutes = (framesPerShot * shots) / 1800): string => `
import {AbsoluteFill, Html5Audio, Loop, Series, Sequence} from 'remotion';
import {Captions, defineVideo, GeneratedShot, json, SafeArea} from 'reshoot';
import {z} from 'zod';
import bed from './bed.mp3';

const ink = '#fff7e0';
const told = ${JSON.stringify(story)}.split(' ').slice(0, ${9 * shots});
const seconds = ${minutes * 60};
const times = Math.ceil((30 * seconds) / ${framesPerShot * shots});
// Each time with other words, so that no page comes again.
const spoken = Array.from({length: times}, (_, time) => told.map((word) => (time === 0 ? word : word + time))).flat();
const pace = (seconds - 1) / spoken.length;
const words = spoken.map((text, index) => ({text, startInSeconds: 0.5 + index * pace, endInSeconds: 0.5 + (index + 1) * pace}));
const places = ${JSON.stringify(places.slice(0, shots))};

const Film = ({headline}: {headline: string}) => (
  <AbsoluteFill style={{backgroundColor: '#0b1437'}}>
    <Loop durationInFrames={${framesPerShot * shots}}>
      <Series>
        {places.map((place) => (
          <Series.Sequence key={place} durationInFrames={${framesPerShot}}>
            <GeneratedShot id={place} prompt={'a fox waits in the ' + place + ' at dusk, slow dolly-in'} />
          </Series.Sequence>
        ))}
      </Series>
    </Loop>
    <svg viewBox="0 0 100 100" style={{position: 'absolute', right: 60, top: 140, width: 120}}>
      <circle cx="50" cy="50" r="46" fill="none" stroke={ink} strokeWidth="8" />
      <path d="M50 20 L78 74 L22 74 Z" fill={ink} />
    </svg>
    <Sequence durationInFrames={60}>
      <h1 style={{position: 'absolute', left: 80, top: 300, width: 800, font: '700 96px sans-serif', color: ink}}>{headline}</h1>
    </Sequence>
    <SafeArea>
      <Captions words={words} color={ink} />
    </SafeArea>
    <Html5Audio src={bed} volume={0.8} loop />
  </AbsoluteFill>
);

export default defineVideo({
  id: 'tram',
  framesPerSecond: 30,
  durationInFrames: ${Math.round(minutes * 1800)},
  formats: ['reel'],
  schema: z.object({headline: z.string()}),
  rows: json('./rows.json', {id: 'name'}),
  component: Film,
});
`;

export const rowsText = (names: readonly string[]): string => JSON.stringify(names.map((name) => ({name, headline: `The ${name} tram`})));
