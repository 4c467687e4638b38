import {sourceOfFont} from './font-sources.ts';
import type {SeenFont} from './protocol.ts';

/**
 * The fonts that style sheets declare. All of them are part of every frame's key, not only those that are loaded so far: a font comes in many
 * files, one for a few letters each, and a new word that needs one more of them must not change the frames that do not show it.
 */
export const declaredFonts = (): SeenFont[] => [...document.styleSheets].flatMap((sheet) => fontsIn(rulesOf(sheet)));

/** Fonts that a script made, as `@remotion/google-fonts` does: their files are not known here. */
export const scriptedFonts = (): SeenFont[] =>
  [...document.fonts].flatMap((face) =>
    sourceOfFont(face) === null ? [] : [{family: plainName(face.family), unicodeRange: face.unicodeRange, url: null}],
  );

const rulesOf = (sheet: CSSStyleSheet): readonly CSSRule[] => {
  try {
    return [...sheet.cssRules];
  } catch {
    // A sheet of another origin, which makes the frame opaque anyway.
    return [];
  }
};

const fontsIn = (rules: readonly CSSRule[]): SeenFont[] =>
  rules.flatMap((rule) => {
    if (rule instanceof CSSFontFaceRule) return [fontOf(rule)];
    return rule instanceof CSSGroupingRule ? fontsIn([...rule.cssRules]) : [];
  });

const fontOf = ({style}: CSSFontFaceRule): SeenFont => {
  const [, written = null] = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src')) ?? [];
  return {
    family: plainName(style.getPropertyValue('font-family')),
    unicodeRange: style.getPropertyValue('unicode-range'),
    url: written === null || written.startsWith('data:') ? null : ownPath(new URL(written, document.baseURI)),
  };
};

const plainName = (family: string): string => family.replaceAll(/^["']|["']$/g, '');

const ownPath = (url: URL): string => (url.origin === location.origin ? url.pathname + url.search : url.href);
