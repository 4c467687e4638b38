/** Properties that show a picture; `content` of pseudo-elements too. */
const properties = [
  'background-image',
  'mask-image',
  'border-image-source',
  'list-style-image',
  'content',
  '-webkit-mask-box-image-source',
];

/** A picture that the page shows otherwise than by `<img>`, and what shows it, for messages. */
export interface ShownPicture {
  readonly url: string;
  readonly by: string;
}

/**
 * The pictures that the page shows by style or in SVG. Inline styles and SVG are found by selectors; computed styles, which are costly, are read only where a
 * style sheet names a picture at all.
 */
export const shownPictures = (): ShownPicture[] => {
  const found = new Map<string, ShownPicture>();
  const add = (value: string, by: string): void => {
    const url = new URL(value, document.baseURI).href;
    if (!found.has(url)) found.set(url, {url, by});
  };
  for (const root of rootsOf(document)) {
    for (const element of root.querySelectorAll('image, feImage')) {
      const value = element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? '';
      if (value !== '' && !value.startsWith('#') && isVisible(element)) add(value, `<${element.tagName}>`);
    }
    for (const element of root.querySelectorAll('[style*="url("], [style*="image-set("]')) {
      if (!isVisible(element)) continue;
      for (const value of urlsIn(element.getAttribute('style') ?? '')) add(value, `the style of <${element.tagName.toLowerCase()}>`);
    }
    if (!sheetsNamePictures(root)) continue;
    for (const element of root.querySelectorAll('*')) {
      for (const pseudo of [null, '::before', '::after']) {
        const style = getComputedStyle(element, pseudo);
        for (const property of properties) {
          const value = style.getPropertyValue(property);
          if (!value.includes('url(') || !isVisible(element)) continue;
          for (const url of urlsIn(value)) add(url, `${property} of <${element.tagName.toLowerCase()}>${pseudo ?? ''}`);
        }
      }
    }
  }
  return [...found.values()];
};

/** The document and the open shadow roots in it. */
export const rootsOf = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => {
  const inner: ShadowRoot[] = [];
  for (const {shadowRoot} of root.querySelectorAll('*')) if (shadowRoot) inner.push(shadowRoot);
  return [root, ...inner.flatMap(rootsOf)];
};

const isVisible = (element: Element): boolean => element.checkVisibility();

/** References inside of the document (`url(#mask)`) are no files, and neither are fonts. */
const urlsIn = (css: string): string[] =>
  [...css.matchAll(/url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)'"\s]*))\s*\)/g)]
    .map((match) => (match[1] ?? match[2] ?? match[3] ?? '').replaceAll(/\\(.)/g, '$1'))
    .filter((value) => value !== '' && !value.startsWith('#'));

/** Sheets seldom change, and reading their rules is not free: the answer is kept by sheet, as long as it has as many rules. */
const known = new WeakMap<CSSStyleSheet, {readonly rules: number; readonly namesPictures: boolean}>();

const sheetsNamePictures = (root: Document | ShadowRoot): boolean => [...root.styleSheets, ...root.adoptedStyleSheets].some(namesPictures);

const namesPictures = (sheet: CSSStyleSheet): boolean => {
  try {
    const {cssRules} = sheet;
    const before = known.get(sheet);
    if (before?.rules === cssRules.length) return before.namesPictures;
    const answer = [...cssRules].some((rule) => !(rule instanceof CSSFontFaceRule) && /url\(|image-set\(|var\(/.test(rule.cssText));
    known.set(sheet, {rules: cssRules.length, namesPictures: answer});
    return answer;
  } catch {
    // A sheet of another origin cannot be read: it may name anything.
    return true;
  }
};
