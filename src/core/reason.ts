/** Why a plan has chosen an action. Programs read the code, people the text. */
export interface Reason {
  readonly code: ReasonCode;
  /** One sentence. */
  readonly text: string;
}

/** Permanent names. */
export type ReasonCode =
  /** The lock names it, and its bytes are in the store. */
  | 'locked'
  /** The lock names it, but its bytes are not in this store. */
  | 'locked-missing'
  /** The store has it. */
  | 'stored'
  /** A draft stands in for a take that is missing. */
  | 'draft'
  /** Nothing of this name was made before. */
  | 'new'
  /** What it is made from has changed. */
  | 'changed'
  /** Another generator, or another version of it. */
  | 'generator-changed'
  /** The take that it continues is made again, or has other bytes. */
  | 'continued-changed'
  /** The store does not have it. */
  | 'not-stored'
  /** The film in place is the one that was asked for. */
  | 'in-place'
  /** `--full` ignores the store. */
  | 'full'
  /** `--verify` or `--stems` asks for more than the film in place. */
  | 'extras'
  /** It is known once what it needs is made. */
  | 'waits';
