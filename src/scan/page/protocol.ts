import type {Finding} from '../../core/finding.ts';
import type {HeardSound} from '../../core/heard-sound.ts';
import type {Layering} from '../../core/layering.ts';
import type {AudioPlacement} from '../../core/timeline.ts';

/** A shot as one frame shows it. */
export interface SeenShot {
  readonly id: string;
  /** Canonical JSON of the request. */
  readonly request: string;
  /** Of the element's own clock. */
  readonly localFrame: number;
  readonly component: string;
}

/** One frame as the page saw it. */
export interface SeenFrame {
  /** SHA-256, hex, of the page's canonical text at this frame: DOM, styles, scroll, values; shots and origins left out. */
  readonly page: string;
  /** What is drawn and cannot be read off the page (canvas, running animations): the frame then gets a key of its own. */
  readonly opaque: string | null;
  /** URLs of everything this frame draws, origin left out when it is the page's own. */
  readonly urls: readonly string[];
  readonly shots: readonly SeenShot[];
  readonly layering: Layering;
  readonly audio: readonly AudioPlacement[];
  readonly sounds: readonly HeardSound[];
  /** JSON of a `SeenCaption` for each caption on screen. */
  readonly captions: readonly string[];
}

/** A font that the page's style sheets declare. */
export interface SeenFont {
  readonly family: string;
  /** CSS, like `U+0-FF, U+131`. */
  readonly unicodeRange: string;
  /** Its file, the origin left out when it is the page's own; null where it has none that can be read. */
  readonly url: string | null;
}

/** Text that a page sets in one list of fonts. */
export interface SeenText {
  /** CSS, as computed: `"Inter Variable", sans-serif`. */
  readonly fontFamily: string;
  /** Every character that is set in it, once. */
  readonly characters: string;
  /** The first frame that shows such text, and how that begins. */
  readonly frame: number;
  readonly sample: string;
}

/** What a stretch of frames gave, or where and how the component failed. */
export type Seen =
  | {
      readonly state: 'seen';
      readonly frames: readonly SeenFrame[];
      /** Everything the page has loaded so far: style sheets, fonts, pictures behind CSS. */
      readonly loaded: readonly string[];
      /** What was asked for and is not there, of files that elements and styles name. */
      readonly missing: readonly string[];
      /** Files whose content stands on the page as text: edits of them are seen there. */
      readonly texts: readonly string[];
      /** Every font that is declared, loaded or not. */
      readonly fonts: readonly SeenFont[];
      /** Lines that were asked about so far. */
      readonly askedLines: readonly string[];
      /** Names of the variables that were read of `process.env`. */
      readonly variables: readonly string[];
      /** All text so far, by its fonts. */
      readonly written: readonly SeenText[];
      /** What components have found so far. */
      readonly findings: readonly Finding[];
    }
  | {
      readonly state: 'failed';
      readonly frame: number;
      readonly message: string;
      readonly missing: readonly string[];
      /** JSON of a ReshootError's code and facts; null for other errors. */
      readonly known: {readonly code: string; readonly facts: {readonly [name: string]: string}} | null;
    };

declare global {
  interface Window {
    /** Noted from the first module on, by what runs before the page does (`remotion/open-page.ts`). */
    reshootReadVariables?: Set<string>;
    /** Runs the composition over `[start, end)` without pixels, over every frame or over one in `step`. */
    reshootScan?: (composition: string, start: number, end: number, step?: number) => Promise<Seen>;
  }
}

/** All that the pages of a variant showed: its frames in order, and what any of them loaded, asked for or declared. */
export type SeenVariant = Omit<Extract<Seen, {readonly state: 'seen'}>, 'state'>;
