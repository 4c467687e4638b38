import type {FC} from 'react';
import {Series} from 'remotion';
import {character, defineVideo, file, GeneratedShot, type GeneratedShotProps, json} from 'reshoot';
import {z} from 'zod';

const fox = character('fox', {look: 'a red fox in a yellow raincoat', references: [file('./fox.png')]});

/** The same shot in components of two names. */
const components: Record<string, FC<GeneratedShotProps>> = {
  Opening: (props) => <GeneratedShot {...props} />,
  Ending: (props) => (
    <div>
      <GeneratedShot {...props} />
    </div>
  ),
};

type Wording = GeneratedShotProps & {component?: string};

const Words = ({shots}: {shots: Wording[]}) => (
  <Series>
    {shots.map(({component = 'Opening', ...shot}) => {
      const Shot = components[component] ?? GeneratedShot;
      return (
        <Series.Sequence key={shot.id} durationInFrames={2}>
          <Shot {...shot} />
        </Series.Sequence>
      );
    })}
  </Series>
);

/** Its shots stand in `rows.json`: another wording needs no new bundle. */
export default defineVideo({
  id: 'words',
  framesPerSecond: 30,
  durationInFrames: ({shots}) => 2 * shots.length,
  formats: [{id: 'tiny', width: 64, height: 112}],
  schema: z.object({shots: z.array(z.any())}),
  rows: json('./rows.json', {id: 'row'}),
  ingredients: [fox],
  component: Words,
});
