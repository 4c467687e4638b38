/** A file of the project, by a path from the video's own folder. It enters hashes by the digest of its bytes. */
export interface FileReference {
  readonly kind: 'file';
  readonly path: string;
}

/**
 * Names a file beside `video.tsx`.
 *
 * @example
 * file('./fox.png')
 */
export const file = (path: string): FileReference => ({kind: 'file', path});

/** A named thing that stays the same from shot to shot; prompts name it in braces: `{fox} waits`. */
export interface Ingredient {
  readonly kind: 'character' | 'product' | 'style' | 'location';
  readonly name: string;
  /** In words, what it looks like: "a red fox in a yellow raincoat". */
  readonly look: string;
  readonly references: readonly FileReference[];
}

export interface IngredientFacts {
  readonly look: string;
  readonly references?: readonly FileReference[];
}

const ingredient =
  (kind: Ingredient['kind']) =>
  (name: string, facts: IngredientFacts): Ingredient => ({kind, name, look: facts.look, references: facts.references ?? []});

/**
 * A character that stays itself across shots.
 *
 * @example
 * const fox = character('fox', {look: 'a red fox in a yellow raincoat', references: [file('./fox.png')]});
 * // <GeneratedShot id="stop" prompt="{fox} waits at a rainy tram stop at dusk" />
 */
export const character = ingredient('character');

/**
 * A product, as it has to look on every picture.
 *
 * @example
 * const cup = product('cup', {look: 'a white paper coffee cup with a green band'});
 */
export const product = ingredient('product');

/**
 * A look that several shots share.
 *
 * @example
 * const storybook = style('storybook', {look: 'flat storybook illustration, soft grain'});
 */
export const style = ingredient('style');

/**
 * A place that several shots share.
 *
 * @example
 * const stop = location('stop', {look: 'a small tram stop with a glass shelter'});
 */
export const location = ingredient('location');
