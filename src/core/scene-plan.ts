/**
 * The scene plan: the structured reading of a prompt, and the contract of every planner.
 *
 * It enters the fingerprint and the lock, so it is plain JSON: what a prompt does not say is `null` or an empty list, never
 * `undefined`, and nothing is filled in by taste. A generator decides what "unspecified" looks like; the plan only says what was asked.
 *
 * Closed sets are closed because generators are trained on them: adding a term is cheap, renaming one makes takes stale.
 */
import {z} from 'zod';

/** Colours that a subject or a palette can have. Shades fold into these; the shade's own word stays in `attributes`. */
export const colours = [
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
  'brown',
  'beige',
  'black',
  'grey',
  'white',
  'gold',
  'silver',
] as const;

/** What a palette can be made of: the colours, and the words people use for a whole grading. */
export const paletteTerms = [...colours, 'warm', 'cool', 'pastel', 'neon', 'muted', 'vivid', 'earthy', 'monochrome'] as const;

/** Broad kinds of place: one backdrop each. The particular place ("tram stop") is the location's `detail`. */
export const locationKinds = [
  'city',
  'village',
  'home',
  'cafe',
  'shop',
  'workplace',
  'studio',
  'vehicle',
  'forest',
  'park',
  'field',
  'mountain',
  'desert',
  'snowfield',
  'beach',
  'sea',
  'lake',
  'underwater',
  'sky',
  'space',
] as const;

export const timesOfDay = ['dawn', 'morning', 'day', 'golden-hour', 'dusk', 'night'] as const;
export const weathers = ['clear', 'cloudy', 'rain', 'storm', 'snow', 'fog', 'wind'] as const;
export const positions = ['left', 'centre', 'right'] as const;

export const shotSizes = ['extreme-wide', 'wide', 'medium', 'close-up', 'extreme-close-up'] as const;
export const cameraAngles = ['eye-level', 'low', 'high', 'overhead', 'dutch'] as const;
export const cameraMoves = [
  'static',
  'dolly-in',
  'dolly-out',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
  'tracking-left',
  'tracking-right',
  'crane-up',
  'crane-down',
  'zoom-in',
  'zoom-out',
  'orbit',
  'handheld',
] as const;
export const cameraSpeeds = ['slow', 'normal', 'fast'] as const;
export const lenses = ['wide-angle', 'standard', 'telephoto', 'macro', 'fisheye', 'anamorphic', 'tilt-shift'] as const;

export type Colour = (typeof colours)[number];
export type PaletteTerm = (typeof paletteTerms)[number];
export type LocationKind = (typeof locationKinds)[number];
export type TimeOfDay = (typeof timesOfDay)[number];
export type Weather = (typeof weathers)[number];
export type Position = (typeof positions)[number];
export type ShotSize = (typeof shotSizes)[number];
export type CameraAngle = (typeof cameraAngles)[number];
export type CameraMove = (typeof cameraMoves)[number];
export type CameraSpeed = (typeof cameraSpeeds)[number];

const text = z.string().min(1);

const subjectShape = {
  /** Canonical English noun in the singular ("fox"), or the author's own words where the planner knows none. */
  noun: text,
  count: z.int().min(1),
  colours: z.array(z.enum(colours)),
  /** What it wears, carries and is like: "yellow raincoat", "small", "wooden". */
  attributes: z.array(text),
  /** The ingredient's name where the prompt said `{name}`: its references decide what this subject looks like. */
  ingredient: text.nullable(),
};

const locationShape = {
  kind: z.enum(locationKinds).nullable(),
  /** The particular place ("tram stop", "under old bridge"); `null` when nothing more is said than the kind. */
  detail: text.nullable(),
};

const cameraShape = {
  shotSize: z.enum(shotSizes).nullable(),
  angle: z.enum(cameraAngles).nullable(),
  move: z.enum(cameraMoves).nullable(),
  speed: z.enum(cameraSpeeds).nullable(),
  /** A named lens, or a focal length such as "35mm". */
  lens: z.union([z.enum(lenses), z.string().regex(/^\d{1,4}mm$/)]).nullable(),
};

const soundShape = {
  /** The words spoken in the shot. */
  dialogue: text.nullable(),
  /** What is heard all along: "rain", "distant traffic". */
  ambience: text.nullable(),
  /** What is heard once: "tram bell". */
  effects: z.array(text),
};

const sceneShape = {
  /** Who or what the shot is of, the most important first. Empty for a bare landscape. */
  subjects: z.array(named('a subject', subjectShape)),
  /** What the subjects do, as gerunds: "waiting", "drinking coffee". */
  action: text.nullable(),
  location: named('location', locationShape),
  timeOfDay: z.enum(timesOfDay).nullable(),
  weather: z.enum(weathers).nullable(),
  /** The look's names, joined by commas: "watercolor", "film noir, slow motion". */
  style: text.nullable(),
  /** Colours of the whole picture; a subject's own colours are with the subject. */
  palette: z.array(z.enum(paletteTerms)),
  camera: named('camera', cameraShape),
  /** "soft", "backlit", "neon": open, because light is described in more ways than a list could hold. */
  lighting: text.nullable(),
  mood: text.nullable(),
  /** Where in the frame the subjects stand. */
  position: z.enum(positions).nullable(),
  /** The length the prompt asks for. The timeline decides the real one; a planner only reports the wish. */
  durationInSeconds: z.number().positive().nullable(),
  sound: named('sound', soundShape),
  /** What the prompt forbids: "no people" is `['person']`. */
  without: z.array(text),
};

/**
 * The contract of every planner, built in or plugged in: whatever reads a prompt must answer with this.
 *
 * @example
 * const plan = scenePlanSchema.parse(answerOfALanguageModel);
 * plan.camera.move; // 'dolly-in'
 */
export const scenePlanSchema = named('the scene plan', sceneShape);

/** A reading of one prompt. See {@link scenePlanSchema}. */
export type ScenePlan = z.infer<typeof scenePlanSchema>;
export type SceneSubject = ScenePlan['subjects'][number];

/**
 * What an author may say over the planner's head, field by field. Lists replace lists; `null` takes back what the planner read.
 * A subject needs only its noun.
 *
 * @example
 * scenePlanOverridesSchema.parse({camera: {move: 'dolly-in'}, subjects: [{noun: 'fox', colours: ['red']}]});
 */
export const scenePlanOverridesSchema = named('plan', {
  ...sceneShape,
  subjects: z.array(
    named('a subject', {
      noun: subjectShape.noun,
      count: subjectShape.count.default(1),
      colours: subjectShape.colours.default([]),
      attributes: subjectShape.attributes.default([]),
      ingredient: subjectShape.ingredient.default(null),
    }),
  ),
  location: named('location', locationShape).partial(),
  camera: named('camera', cameraShape).partial(),
  sound: named('sound', soundShape).partial(),
}).partial();

/** What an author writes in `plan={{…}}`. See {@link scenePlanOverridesSchema}. */
export type ScenePlanOverrides = z.input<typeof scenePlanOverridesSchema>;

/** The plan of a prompt that says nothing: every documented default in one place. */
export const unspecifiedScenePlan: ScenePlan = {
  subjects: [],
  action: null,
  location: {kind: null, detail: null},
  timeOfDay: null,
  weather: null,
  style: null,
  palette: [],
  camera: {shotSize: null, angle: null, move: null, speed: null, lens: null},
  lighting: null,
  mood: null,
  position: null,
  durationInSeconds: null,
  sound: {dialogue: null, ambience: null, effects: []},
  without: [],
};

/** A strict object whose complaint about an unknown key names the keys that exist: a typing slip must not be ignored silently. */
function named<Shape extends z.core.$ZodLooseShape>(name: string, shape: Shape) {
  const legalKeys = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `${name} has no ${issue.keys.map((key) => `"${key}"`).join(', ')}; its keys are: ${legalKeys}`
        : undefined,
  });
}
