import type {Ingredient} from '../../core/ingredient.ts';

/** What the planner needs of an ingredient: its reference pictures decide pixels, never the reading. */
export type IngredientLook = Pick<Ingredient, 'kind' | 'name' | 'look'>;
