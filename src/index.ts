/** What a scene's author imports. Safe in a browser: nothing here reaches for Node. */

export {GeneratedShot, type GeneratedShotProps, type ShotPresentation} from './components/generated-shot.tsx';
export {registerVideos} from './components/root.tsx';
export {type CurrentVariant, useVariant} from './components/variant-context.tsx';
export {type ErrorCode, ReshootError} from './core/errors.ts';
export {type Format, type FormatInput, type FormatName, formats} from './core/format.ts';
export {character, type FileReference, file, type Ingredient, location, product, style} from './core/ingredient.ts';
export {csv, json, type RowSource, table} from './core/rows.ts';
export type {ScenePlan, ScenePlanOverrides} from './core/scene-plan.ts';
export {defineVideo, type Video, type VideoInput} from './core/video.ts';
