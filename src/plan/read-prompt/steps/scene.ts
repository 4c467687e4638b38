import type {SubjectDraft} from '../draft.ts';
import type {Reading} from '../reading.ts';

/** What "and" continues: "wearing a hat *and* boots" goes on with what is worn, "a cat *and* a dog" with the subjects. */
export type Slot = 'none' | 'subject' | 'worn' | 'with' | 'action' | 'place';

/** Where the reader stands in the sentence. */
export interface Scene {
  readonly reading: Reading;
  /** Whom adjectives, clothes and actions belong to now: an index into the draft's subjects. */
  current: number | null;
  slot: Slot;
  /** The piece behind the subject, or what it wears or where it is: a verb may follow right there. */
  subjectEnd: number;
  /** Nobody has been named since the last break. */
  clauseIsFresh: boolean;
  /** The last action, which "and" may go on with. */
  lastAction: string | null;
  /** What was said of a subject before it was named: "wearing a hat, a fox". */
  readonly pending: string[];
  /** Latest subject of each noun: "the fox" later on is the same fox. */
  readonly byName: Map<string, number>;
}

export const startScene = (reading: Reading): Scene => ({
  reading,
  current: null,
  slot: 'none',
  subjectEnd: -1,
  clauseIsFresh: true,
  lastAction: null,
  pending: [],
  byName: new Map(),
});

export const currentSubject = (scene: Scene): SubjectDraft | null =>
  scene.current === null ? null : (scene.reading.draft.subjects[scene.current] ?? null);
