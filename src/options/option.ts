/** An option that is said or not said. */
export interface Flag {
  readonly kind: 'flag';
  /** The name under which a command receives it. */
  readonly name: string;
  /** As it is typed: `--exit-code`. */
  readonly flag: `--${string}`;
  readonly default: false;
  /** For the help: what it does, without a full stop. */
  readonly description: string;
}

/** An option that is followed by a value. */
export interface Value {
  readonly kind: 'value';
  readonly name: string;
  /** As it is typed: `--out <folder>`, or with a short form `-o, --output <file>`. */
  readonly flag: `${string}<${string}>`;
  readonly default: null;
  readonly description: string;
  /** What is wrong with a value, in a sentence that says what to type; null where nothing is. */
  readonly complaint: (value: string) => string | null;
}

/** An option that may be followed by a value. */
export interface OptionalValue extends Omit<Value, 'kind' | 'flag'> {
  readonly kind: 'optional-value';
  /** As it is typed: `--verify [frames]`. */
  readonly flag: `${string}[${string}]`;
  /** What it stands for without a value. */
  readonly whenBare: string;
}

/**
 * An option of the command line. Each is defined once, in a file of its own; the help and the types of the commands derive from it.
 *
 * @example
 * const full: Option = {kind: 'flag', name: 'full', flag: '--full', default: false, description: 'render every segment again'};
 */
export type Option = Flag | Value | OptionalValue;

/** What a command receives for its options: its keys are their names. */
export type ValuesOf<Options extends readonly Option[]> = {
  readonly [Item in Options[number] as Item['name']]: Item extends Flag ? boolean : string | null;
};
