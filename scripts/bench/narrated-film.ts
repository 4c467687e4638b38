/** A film of ten minutes: 120 sentences one after the other over rain and music, each captioned word by word; as long as what is said in it. */
const subjects = [
  'The tram',
  'My neighbour',
  'The old harbour',
  'A letter',
  'The night train',
  'Somebody',
  'The rain',
  'Our baker',
  'The lighthouse',
  'A fox',
];
const doings = [
  'takes its time before the first people come down to the water',
  'stops at the corner and waits until the lamps have been put out',
  'told me to pack a sandwich, a pencil and two pairs of dry socks',
  'keeps its secrets in a tin box, because paper does not like the sea',
  'comes back every evening, and nobody has ever asked it to do so',
  'carried the news from door to door, quietly, one word at a time',
  'sat down beside the window and counted the boats that were left',
  'turned around once, and again, as if it had forgotten the way',
  'paid for ten cups of tea and drank a single one of them',
  'sings to itself in the dark, but only when the town is asleep',
  'knows more about the weather than the paper does on Sundays',
  'put the kettle on, took a pen, and began with the date',
];

/** No two are the same, so that each is a take of its own. */
export const sentences = doings.flatMap((doing) => subjects.map((subject) => `${subject} ${doing}.`));

/** Frames of silence before the first line, between lines and after the last. */
export const silences = {before: 15, between: 21, after: 45};

export const framesPerSecond = 30_000 / 1001;

/** @param count 1 to 120. */
export const narratedVideo = (count: number): string => `
import {AbsoluteFill, Sequence} from 'remotion';
import {Ambience, Captions, Dialogue, defineVideo, Music, useDialogue} from 'reshoot';
import {z} from 'zod';

const sentences = ${JSON.stringify(sentences.slice(0, count))};
const layout = (line) => {
  let end = ${silences.before};
  const starts = sentences.map((_, index) => {
    const start = end;
    end += line('line-' + (index + 1)).durationInFrames + ${silences.between};
    return start;
  });
  return {starts, end: end - ${silences.between} + ${silences.after}};
};

const Film = () => {
  const {starts} = layout(useDialogue);
  return (
    <AbsoluteFill style={{backgroundColor: '#101828'}}>
      {sentences.map((text, index) => {
        const id = 'line-' + (index + 1);
        return (
          <Sequence key={id} from={starts[index]} durationInFrames={useDialogue(id).durationInFrames + ${silences.between}} layout="none">
            <Dialogue id={id} text={text} />
            <Captions of={id} />
          </Sequence>
        );
      })}
      <Ambience id="rain" prompt="gentle rain" />
      <Music id="bed" prompt="calm piano, 76 bpm" fadeOutInFrames={45} />
    </AbsoluteFill>
  );
};

export default defineVideo({
  id: 'story',
  framesPerSecond: ${framesPerSecond},
  durationInFrames: (_, line) => layout(line).end,
  formats: [{id: 'small', width: 128, height: 224}],
  schema: z.object({}),
  props: {},
  component: Film,
});
`;
