import type {CaptionLook} from '../captions/caption-look.ts';

/** How captions look. Lengths are pixels of the film; what is left out comes with the look. */
export interface CaptionStyle {
  /** Families as in CSS; each has to come with the film (`loadFont`). Ours, and those of other scripts, follow by themselves. */
  readonly fontFamily?: string;
  readonly fontSize?: number;
  readonly fontWeight?: number;
  readonly lineHeight?: number;
  readonly uppercase?: boolean;
  readonly color?: string;
  /** Of the word that is said, and of a typewriter's caret. */
  readonly activeColor?: string;
  /** A pill behind the word that is said; `none` for none. */
  readonly activeBackground?: string;
  /** A plate behind the page; `none` for none. */
  readonly background?: string;
  readonly outlineColor?: string;
  /** 0 for none. */
  readonly outlineWidth?: number;
  /** As `text-shadow` in CSS; `none` for none. */
  readonly shadow?: string;
  readonly align?: 'start' | 'center' | 'end';
  /** Where in the room the captions stand. `bottom` by default. */
  readonly place?: 'top' | 'middle' | 'bottom';
}

/** A style with everything decided. */
export type ResolvedCaptionStyle = Required<Omit<CaptionStyle, 'fontFamily'>> & {readonly fontFamily: string | null};

/**
 * A look's own style, in a film whose shorter side is `side` pixels, in a script that is tall or not, with the author's over it.
 *
 * Type is 60 to 106 px at 1080 px: the BBC asks for lines of 75 to 86 px on an upright picture, and a phone is held further away than a desk.
 * White on a dark outline stays legible on any picture: the outline is the background that contrast is measured against.
 */
export const captionStyle = (
  look: CaptionLook,
  own: CaptionStyle,
  picture: {readonly side: number; readonly isTall: boolean},
): ResolvedCaptionStyle => {
  const scale = picture.side / 1080;
  const preset = presets[look];
  const fontSize = own.fontSize ?? Math.round(preset.fontSize * scale);
  return {
    fontFamily: own.fontFamily ?? null,
    fontSize,
    fontWeight: own.fontWeight ?? preset.fontWeight,
    lineHeight: own.lineHeight ?? preset.lineHeight + (picture.isTall ? 0.2 : 0),
    uppercase: own.uppercase ?? preset.uppercase,
    color: own.color ?? '#ffffff',
    activeColor: own.activeColor ?? preset.activeColor,
    activeBackground: own.activeBackground ?? 'none',
    background: own.background ?? preset.background,
    outlineColor: own.outlineColor ?? '#0c0e16',
    outlineWidth: own.outlineWidth ?? Math.round(preset.outline * fontSize),
    shadow: own.shadow ?? preset.shadow,
    align: own.align ?? preset.align,
    place: own.place ?? 'bottom',
  };
};

interface Preset {
  readonly fontSize: number;
  readonly fontWeight: number;
  readonly lineHeight: number;
  readonly uppercase: boolean;
  readonly activeColor: string;
  readonly background: string;
  /** Share of the type size. */
  readonly outline: number;
  readonly shadow: string;
  readonly align: 'start' | 'center';
}

const sun = '#ffd84a';
const soft = '0 0.06em 0.14em rgba(8, 10, 20, 0.45)';
const plate = 'rgba(12, 14, 22, 0.82)';

const presets: Readonly<Record<CaptionLook, Preset>> = {
  karaoke: {
    ...{fontSize: 80, fontWeight: 800, lineHeight: 1.2, uppercase: false, activeColor: sun},
    ...{background: 'none', outline: 0.075, shadow: soft, align: 'center'},
  },
  'word-pop': {
    ...{fontSize: 106, fontWeight: 900, lineHeight: 1.08, uppercase: true, activeColor: sun},
    ...{background: 'none', outline: 0.075, shadow: '0 0.07em 0.16em rgba(8, 10, 20, 0.5)', align: 'center'},
  },
  'two-line': {
    ...{fontSize: 60, fontWeight: 600, lineHeight: 1.28, uppercase: false, activeColor: sun},
    ...{background: plate, outline: 0, shadow: 'none', align: 'center'},
  },
  typewriter: {
    ...{fontSize: 60, fontWeight: 600, lineHeight: 1.28, uppercase: false, activeColor: sun},
    ...{background: plate, outline: 0, shadow: 'none', align: 'start'},
  },
};
