import type {Colour, LocationKind, PaletteTerm, ScenePlan} from '../../core/scene-plan.ts';

/** A scene plan in the making: what a prompt can say many times over is a set here, so that a long prompt costs no more per word. */
export interface Draft {
  readonly subjects: SubjectDraft[];
  readonly actions: Set<string>;
  readonly places: PlaceDraft[];
  readonly styles: Set<string>;
  readonly lights: Set<string>;
  readonly moods: Set<string>;
  readonly palette: Set<PaletteTerm>;
  readonly dialogue: string[];
  readonly ambience: Set<string>;
  readonly effects: Set<string>;
  readonly without: Set<string>;
  readonly camera: ScenePlan['camera'];
  /** What is said once; of two contrary wishes the first wins. */
  readonly once: Pick<ScenePlan, 'timeOfDay' | 'weather' | 'position' | 'durationInSeconds'>;
}

export interface SubjectDraft {
  readonly noun: string;
  count: number;
  readonly colours: Set<Colour>;
  readonly attributes: Set<string>;
  readonly ingredient: string | null;
}

export interface PlaceDraft {
  readonly kind: LocationKind | null;
  readonly detail: string | null;
}

export const emptyDraft = (): Draft => ({
  subjects: [],
  actions: new Set(),
  places: [],
  styles: new Set(),
  lights: new Set(),
  moods: new Set(),
  palette: new Set(),
  dialogue: [],
  ambience: new Set(),
  effects: new Set(),
  without: new Set(),
  camera: {shotSize: null, angle: null, move: null, speed: null, lens: null},
  once: {timeOfDay: null, weather: null, position: null, durationInSeconds: null},
});

/** Writes a field that has one value, and says whether it now has this one: the first wish wins, a contrary one stays unread. */
export const settle = <Key extends string, Value>(holder: Record<Key, Value | null>, key: Key, value: Value): boolean => {
  holder[key] ??= value;
  return holder[key] === value;
};

export const finishDraft = (draft: Draft): ScenePlan => ({
  subjects: draft.subjects.map(({noun, count, colours, attributes, ingredient}) => ({
    noun,
    count,
    colours: [...colours],
    attributes: [...attributes],
    ingredient,
  })),
  action: joined(draft.actions),
  location: locationOf(draft.places),
  timeOfDay: draft.once.timeOfDay,
  weather: draft.once.weather,
  style: joined(draft.styles),
  palette: [...draft.palette],
  camera: draft.camera,
  lighting: joined(draft.lights),
  mood: joined(draft.moods),
  position: draft.once.position,
  durationInSeconds: draft.once.durationInSeconds,
  sound: {
    dialogue: draft.dialogue.length === 0 ? null : draft.dialogue.join(' '),
    ambience: joined(draft.ambience),
    effects: [...draft.effects],
  },
  without: [...draft.without],
});

const joined = (texts: ReadonlySet<string>): string | null => (texts.size === 0 ? null : [...texts].join(', '));

/**
 * One place out of all that the prompt names: the first known kind is the backdrop; every other place goes into the detail
 * ("a tram stop in the village" is a city's backdrop with "tram stop, village").
 */
const locationOf = (places: readonly PlaceDraft[]): ScenePlan['location'] => {
  const kind = places.find((place) => place.kind !== null)?.kind ?? null;
  const details = places.flatMap((place) => place.detail ?? (place.kind === kind ? [] : [place.kind ?? '']));
  return {kind, detail: joined(new Set(details.filter((detail) => detail !== '')))};
};
