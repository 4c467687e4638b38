import {describe, expect, it} from 'vitest';
import {character, location, product, style} from '../../../src/core/ingredient.ts';
import {readPrompt} from '../../../src/plan/read-prompt/read-prompt.ts';
import {reads} from './reads.ts';

const fox = character('fox', {look: 'a red fox in a yellow raincoat'});
const cup = product('cup', {look: 'a white coffee cup'});
const storybook = style('storybook', {look: 'flat storybook illustration, pastel colors'});
const stop = location('stop', {look: 'a small tram stop with a glass shelter'});
const nameless = character('Mika', {look: ''});
const ingredients = [fox, cup, storybook, stop, nameless];

const foxSubject = {noun: 'fox', colours: ['red' as const], attributes: ['yellow raincoat'], ingredient: 'fox'};
const cupSubject = {noun: 'coffee cup', colours: ['white' as const], ingredient: 'cup'};

describe('words in braces', () => {
  it('take what the character looks like from its look', () =>
    reads(
      '{fox} waits at a tram stop',
      {subjects: [foxSubject], action: 'waiting', location: {kind: 'city', detail: 'tram stop'}},
      ingredients,
    ));

  it('make a product a subject even where somebody holds it, so that it looks like itself', () =>
    reads('{fox} holding {cup}', {subjects: [foxSubject, cupSubject], action: 'holding cup'}, ingredients));

  it('mean the same character every time', () =>
    reads('{fox} sits, {fox} sleeps', {subjects: [foxSubject], action: 'sitting, sleeping'}, ingredients));

  it('add to the look what the prompt says', () =>
    reads('a wet {fox}', {subjects: [{...foxSubject, attributes: ['yellow raincoat', 'wet']}]}, ingredients));

  it('say the style and its palette', () =>
    reads('a dog, {storybook}', {subjects: [{noun: 'dog'}], style: storybook.look, palette: ['pastel']}, ingredients));

  it('say the place, with the kind that the look tells', () =>
    reads('a dog in {stop}', {subjects: [{noun: 'dog'}], location: {kind: 'city', detail: stop.look}}, ingredients));

  it('keep the name of an ingredient without a look', () =>
    reads('{Mika} tidur', {subjects: [{noun: 'Mika', ingredient: 'Mika'}], action: 'sleeping'}, ingredients));

  it('are read as plain words where no ingredient has the name, which is for others to refuse', () => {
    expect(readPrompt('{cat} sleeps').subjects).toEqual([{noun: 'cat', count: 1, colours: [], attributes: [], ingredient: null}]);
  });
});
