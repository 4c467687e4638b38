/** What a scene's author imports. Safe in a browser: nothing here reaches for Node. */

export type {CaptionLook} from './captions/caption-look.ts';
export {Ambience, type AmbienceProps, Music, type MusicProps} from './components/beds.tsx';
export type {CaptionStyle} from './components/caption-style.ts';
export {Captions, type CaptionsProps} from './components/captions.tsx';
export {Dialogue, type DialogueProps} from './components/dialogue.tsx';
export {GeneratedShot, type GeneratedShotProps} from './components/generated-shot.tsx';
export {loadFont} from './components/load-font.ts';
export {registerVideos} from './components/root.tsx';
export {SafeArea, type SafeAreaProps} from './components/safe-area.tsx';
export type {ShotAudioProps} from './components/shot-audio.tsx';
export type {ShotPresentation} from './components/shot-presentation.ts';
export {SoundEffect, type SoundEffectProps} from './components/sound-effect.tsx';
export {type SpokenDialogue, useDialogue} from './components/use-dialogue.ts';
export {type CurrentVariant, useVariant} from './components/variant-context.tsx';
export {type ErrorCode, ReshootError} from './core/errors.ts';
export {type Format, type FormatInput, type FormatName, formats} from './core/format.ts';
export {character, type FileReference, file, type Ingredient, location, product, style} from './core/ingredient.ts';
export type {LoudnessTarget} from './core/loudness-target.ts';
export {csv, json, type RowSource, table} from './core/rows.ts';
export {type Margins, type SafeAreaUse, safeMargins} from './core/safe-area.ts';
export type {ScenePlan, ScenePlanOverrides} from './core/scene-plan.ts';
export type {Ducking} from './core/sound.ts';
export type {TimedWord} from './core/timed-word.ts';
export {type AskLine, defineVideo, type LineOfFilm, type Video, type VideoInput} from './core/video.ts';
