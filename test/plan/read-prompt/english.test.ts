import {describe, it} from 'vitest';
import {type Case, reads} from './reads.ts';

const subjectsAndActions: readonly Case[] = [
  ['a red fox', {subjects: [{noun: 'fox', colours: ['red']}]}],
  ['two cats', {subjects: [{noun: 'cat', count: 2}]}],
  ['foxes', {subjects: [{noun: 'fox', count: 2}]}],
  ['a black and white cat', {subjects: [{noun: 'cat', colours: ['black', 'white']}]}],
  ['a very small, fluffy dog', {subjects: [{noun: 'dog', attributes: ['small', 'fluffy']}]}],
  ['a dark blue car', {subjects: [{noun: 'car', colours: ['blue'], attributes: ['dark']}]}],
  ['the car is red and shiny', {subjects: [{noun: 'car', colours: ['red'], attributes: ['shiny']}]}],
  ['an orange cat eats an orange', {subjects: [{noun: 'cat', colours: ['orange']}], action: 'eating orange'}],
  ['a red fox wearing a yellow raincoat', {subjects: [{noun: 'fox', colours: ['red'], attributes: ['yellow raincoat']}]}],
  [
    'a red fox in a yellow raincoat waits',
    {subjects: [{noun: 'fox', colours: ['red'], attributes: ['yellow raincoat']}], action: 'waiting'},
  ],
  ['a woman wearing a hat, a scarf and boots', {subjects: [{noun: 'woman', attributes: ['hat', 'scarf', 'boot']}]}],
  [
    'a red car and a blue car',
    {
      subjects: [
        {noun: 'car', colours: ['red']},
        {noun: 'car', colours: ['blue']},
      ],
    },
  ],
  ['a dog runs. The dog is happy', {subjects: [{noun: 'dog'}], action: 'running', mood: 'happy'}],
  ['a dog, a cat and another dog', {subjects: [{noun: 'dog'}, {noun: 'cat'}, {noun: 'dog'}]}],
  [
    'three red apples and two green pears',
    {
      subjects: [
        {noun: 'apple', count: 3, colours: ['red']},
        {noun: 'pear', count: 2, colours: ['green']},
      ],
    },
  ],
  ['a robot holding a red umbrella and a blue balloon', {subjects: [{noun: 'robot'}], action: 'holding red umbrella and blue balloon'}],
  ['a woman feeding ducks', {subjects: [{noun: 'woman'}, {noun: 'duck', count: 2}], action: 'feeding duck'}],
  ['a running fox', {subjects: [{noun: 'fox'}], action: 'running'}],
  [
    'a woman in a red dress watches the sea',
    {subjects: [{noun: 'woman', attributes: ['red dress']}], action: 'watching sea', location: {kind: 'sea'}},
  ],
  ['a gold watch', {subjects: [{noun: 'watch', colours: ['gold']}]}],
  ['a fast car drives quickly', {subjects: [{noun: 'car', attributes: ['fast']}], action: 'driving quickly'}],
  ['a man walks toward the camera', {subjects: [{noun: 'man'}], action: 'walking to camera'}],
  ['a bride holding a bouquet of white roses', {subjects: [{noun: 'bride'}], action: 'holding bouquet of white rose'}],
];

const places: readonly Case[] = [
  ['a fox at a tram stop', {subjects: [{noun: 'fox'}], location: {kind: 'city', detail: 'tram stop'}}],
  ['a small airplane above the clouds', {subjects: [{noun: 'airplane', attributes: ['small']}], location: {kind: 'sky'}}],
  ['a bird in the sky above the clouds', {subjects: [{noun: 'bird'}], location: {kind: 'sky'}}],
  ['a fox in the forest', {subjects: [{noun: 'fox'}], location: {kind: 'forest'}}],
  ['a fox under an old bridge', {subjects: [{noun: 'fox'}], location: {kind: 'city', detail: 'under old bridge'}}],
  ['a cat on a wooden table', {subjects: [{noun: 'cat'}], location: {detail: 'wooden table'}}],
  ['a dog in the car', {subjects: [{noun: 'dog'}], location: {kind: 'vehicle', detail: 'car'}}],
  ['a bear on a bicycle', {subjects: [{noun: 'bear', attributes: ['on bicycle']}]}],
  ['a lighthouse on a cliff', {subjects: [{noun: 'lighthouse'}], location: {kind: 'mountain', detail: 'cliff'}}],
  ['people at a lighthouse', {subjects: [{noun: 'person', count: 2}], location: {kind: 'sea', detail: 'lighthouse'}}],
  ['a street in Paris', {location: {kind: 'city', detail: 'street, Paris'}}],
  ['a cat on the left side of the frame', {subjects: [{noun: 'cat'}], position: 'left'}],
  ['a man in the middle of the forest', {subjects: [{noun: 'man'}], location: {kind: 'forest'}}],
];

const looks: readonly Case[] = [
  ['a cat at golden hour', {subjects: [{noun: 'cat'}], timeOfDay: 'golden-hour'}],
  ['a rainy night in the city', {weather: 'rain', timeOfDay: 'night', location: {kind: 'city'}}],
  ['a tree in the fog at dawn, serene', {subjects: [{noun: 'tree'}], weather: 'fog', timeOfDay: 'dawn', mood: 'calm'}],
  [
    'watercolor of a sailboat at sea, pastel colors',
    {subjects: [{noun: 'sailboat'}], location: {kind: 'sea'}, style: 'watercolor', palette: ['pastel']},
  ],
  [
    'a car at night, teal and orange tones, neon lights',
    {subjects: [{noun: 'car'}], timeOfDay: 'night', palette: ['teal', 'orange'], lighting: 'neon'},
  ],
  ['black and white, a dog in the snow', {palette: ['monochrome'], subjects: [{noun: 'dog'}], weather: 'snow'}],
  ['Tokyo at night, heavy rain', {location: {kind: 'city', detail: 'Tokyo'}, timeOfDay: 'night', weather: 'rain'}],
  ['a whale in the style of Affandi', {subjects: [{noun: 'whale'}], style: 'Affandi'}],
];

const camera: readonly Case[] = [
  ['slow dolly-in', {camera: {move: 'dolly-in', speed: 'slow'}}],
  ['the camera pans slowly to the left', {camera: {move: 'pan-left', speed: 'slow'}}],
  ['camera pans from left to right', {camera: {move: 'pan-right'}}],
  ['fast pan right', {camera: {move: 'pan-right', speed: 'fast'}}],
  ['tracking left', {camera: {move: 'tracking-left'}}],
  ['crane down, slow', {camera: {move: 'crane-down', speed: 'slow'}}],
  ['camera tilts up', {camera: {move: 'tilt-up'}}],
  ['whip pan', {camera: {move: 'pan-right', speed: 'fast'}}],
  ['handheld close-up of a hand', {camera: {move: 'handheld', shotSize: 'close-up'}, subjects: [{noun: 'hands'}]}],
  ['camera slowly zooms out from a house', {camera: {move: 'zoom-out', speed: 'slow'}, subjects: [{noun: 'house'}]}],
  ['the camera follows the dog as it runs', {camera: {move: 'tracking-right'}, subjects: [{noun: 'dog'}], action: 'running'}],
  ['a man follows a dog', {subjects: [{noun: 'man'}, {noun: 'dog'}], action: 'following dog'}],
  [
    'extreme wide shot of a desert, low angle, 35mm',
    {camera: {shotSize: 'extreme-wide', angle: 'low', lens: '35mm'}, location: {kind: 'desert'}},
  ],
  [
    'aerial tracking shot following a train through snowy mountains',
    {
      camera: {angle: 'overhead', move: 'tracking-right'},
      subjects: [{noun: 'train'}],
      action: 'following train',
      location: {kind: 'mountain'},
      weather: 'snow',
    },
  ],
  ["bird's eye view, fisheye", {camera: {angle: 'overhead', lens: 'fisheye'}}],
  ['no camera movement', {camera: {move: 'static'}}],
  ['a photographer with a camera', {subjects: [{noun: 'photographer', attributes: ['camera']}]}],
  ['orbit shot, 5 seconds', {camera: {move: 'orbit'}, durationInSeconds: 5}],
  ['a 2.5s static shot', {camera: {move: 'static'}, durationInSeconds: 2.5}],
];

const negations: readonly Case[] = [
  ['no rain, a dog runs', {without: ['rain'], subjects: [{noun: 'dog'}], action: 'running'}],
  ['no rain and a dog runs', {without: ['rain'], subjects: [{noun: 'dog'}], action: 'running'}],
  ['a street without cars and people', {location: {kind: 'city', detail: 'street'}, without: ['car', 'person']}],
  ['a fox without a red hat', {subjects: [{noun: 'fox'}], without: ['red hat']}],
  ['not a cat but a dog', {without: ['cat'], subjects: [{noun: 'dog'}]}],
  ['no text or watermark', {without: ['text', 'watermark']}],
];

const sounds: readonly Case[] = [
  ['a girl says "Good morning!"', {subjects: [{noun: 'girl'}], action: 'talking', sound: {dialogue: 'Good morning!'}}],
  ['a sign that reads "OPEN"', {subjects: [{noun: 'sign', attributes: ['text "OPEN"']}]}],
  ['a cat, sound of rain and a distant tram bell', {subjects: [{noun: 'cat'}], sound: {ambience: 'rain', effects: ['distant tram bell']}}],
  ['sfx: footsteps, door', {sound: {effects: ['footsteps', 'door']}}],
  ['ambience: busy street', {sound: {ambience: 'busy street'}}],
];

describe('an English prompt', () => {
  it.each(subjectsAndActions)('says who does what: %s', (prompt, expected) => reads(prompt, expected));
  it.each(places)('says where: %s', (prompt, expected) => reads(prompt, expected));
  it.each(looks)('says when and how it looks: %s', (prompt, expected) => reads(prompt, expected));
  it.each(camera)('says what the camera does: %s', (prompt, expected) => reads(prompt, expected));
  it.each(negations)('says what must not be there: %s', (prompt, expected) => reads(prompt, expected));
  it.each(sounds)('says what is heard: %s', (prompt, expected) => reads(prompt, expected));
});
