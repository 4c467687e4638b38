import '@fontsource-variable/noto-sans-arabic';
import '@fontsource-variable/noto-sans-devanagari';
import '@fontsource-variable/noto-sans-jp';
import '@fontsource-variable/noto-sans-thai';
import type {FC} from 'react';
import {AbsoluteFill} from 'remotion';
import {type CaptionLook, Captions, defineVideo, SafeArea, table} from 'reshoot';
import {z} from 'zod';

const Scripts: FC<{language: string; look: string}> = ({language, look}) => (
  <AbsoluteFill style={{background: 'linear-gradient(#31405f, #c58a6a 60%, #2b2f25)'}}>
    <SafeArea>
      <Captions
        src={`${language}.vtt`}
        // The rows name looks.
        look={look as CaptionLook}
        {...(language === 'emoji' ? {} : {language})}
      />
    </SafeArea>
  </AbsoluteFill>
);

const languages = ['ja', 'ar', 'th', 'hi', 'id', 'emoji'];

export default defineVideo({
  id: 'scripts',
  framesPerSecond: 10,
  durationInFrames: 60,
  formats: ['reel'],
  schema: z.object({language: z.string(), look: z.string()}),
  rows: table(
    ['karaoke', 'word-pop', 'two-line', 'typewriter'].flatMap((look) =>
      languages.map((language) => ({row: `${language}-${look}`, language, look})),
    ),
    {id: 'row'},
  ),
  component: Scripts,
});
