import type {SubjectDraft} from '../draft.ts';
import type {IngredientLook} from '../ingredient-look.ts';
import {noteAt, takeRange} from '../reading.ts';
import {type NounPhrase, nameOf, type Part, textOf} from './noun-phrase.ts';
import {currentSubject, type Scene} from './scene.ts';

/** Makes a noun phrase a subject, or the subject of that name that is there already; it becomes the current one. */
export const addSubject = (scene: Scene, phrase: NounPhrase): void => {
  const {reading} = scene;
  const {head} = phrase;
  if (head === null) return;
  if (head.tag === 'ingredient' && (head.ingredient.kind === 'style' || head.ingredient.kind === 'location')) {
    addLook(scene, phrase, head.ingredient);
    return;
  }
  const key = `${head.tag} ${nameOf(head)}`;
  const known = phrase.another ? undefined : scene.byName.get(key);
  const index = known !== undefined && agrees(reading.draft.subjects[known], phrase) ? known : reading.draft.subjects.length;
  const subject = reading.draft.subjects[index] ?? newSubject(scene, phrase);
  if (index === reading.draft.subjects.length) reading.draft.subjects.push(subject);
  scene.byName.set(key, index);
  scene.current = index;
  scene.slot = 'subject';
  scene.subjectEnd = phrase.end;
  scene.clauseIsFresh = false;
  describe(scene, phrase);
  for (const attribute of scene.pending.splice(0)) subject.attributes.add(attribute);
  for (const participle of phrase.participles) reading.draft.actions.add(participle);
  noteParts(scene, phrase.parts, ['noun', 'count']);
  if (subject.ingredient !== null) noteAt(reading, phrase.parts.noun, `subjects[${index}].ingredient`);
  noteAt(reading, phrase.parts.participles, 'action');
  takeRange(reading, phrase, null);
};

/** Colours and qualities go to the current subject; where there is none they wait for it. */
export const describe = (scene: Scene, {colours, attributes, complement, parts}: NounPhrase): void => {
  const subject = currentSubject(scene);
  if (subject === null) return;
  for (const colour of colours) subject.colours.add(colour);
  for (const attribute of attributes) subject.attributes.add(attribute);
  if (complement !== null) subject.attributes.add(`of ${complement}`);
  noteParts(scene, parts, ['colours', 'attributes']);
};

/** What a subject wears, carries or stands on, as one text: "yellow raincoat". */
export const addAttribute = (scene: Scene, phrase: NounPhrase, text = textOf(phrase)): void => {
  const subject = currentSubject(scene);
  if (subject === null) scene.pending.push(text);
  else subject.attributes.add(text);
  scene.subjectEnd = phrase.end;
  takeRange(scene.reading, phrase, `subjects[${scene.current ?? 0}].attributes`);
};

const newSubject = (scene: Scene, {head, count, plural}: NounPhrase): SubjectDraft => {
  const ingredient = head?.tag === 'ingredient' ? head.ingredient.name : null;
  const look = ingredient === null ? undefined : scene.reading.looks.get(ingredient)?.subjects[0];
  return {
    noun: look?.noun ?? (head === null ? '' : nameOf(head)),
    count: count ?? look?.count ?? (plural ? 2 : 1),
    colours: new Set(look?.colours),
    attributes: new Set(look?.attributes),
    ingredient,
  };
};

/** A style or a place that several shots share says how and where, not who. */
const addLook = ({reading}: Scene, phrase: NounPhrase, {kind, name, look}: IngredientLook): void => {
  const read = reading.looks.get(name);
  const text = look.trim() === '' ? name : look.trim();
  if (kind === 'style') reading.draft.styles.add(text);
  else reading.draft.places.push({kind: read?.location.kind ?? null, detail: text});
  for (const colour of kind === 'style' ? (read?.palette ?? []) : []) reading.draft.palette.add(colour);
  takeRange(reading, phrase, kind === 'style' ? 'style' : 'location.detail');
};

/** "a red cat and a black cat" are two; "a red fox … the fox" is one. */
const agrees = (subject: SubjectDraft | undefined, {colours, count}: NounPhrase): boolean =>
  subject !== undefined &&
  (count === null || count === subject.count) &&
  (colours.length === 0 || subject.colours.size === 0 || colours.every((colour) => subject.colours.has(colour)));

const noteParts = ({reading, current}: Scene, parts: NounPhrase['parts'], which: readonly Exclude<Part, 'participles'>[]): void => {
  for (const part of which) noteAt(reading, parts[part], `subjects[${current ?? 0}].${part}`);
};
