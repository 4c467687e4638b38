/**
 * The canonical text of a page: two frames with equal text, drawn from equal files by the same browser, have equal pixels.
 *
 * In it: every element below <body> with its name, attributes in sorted order, text, open shadow root, form value, checked state and
 * scroll offset; attributes of <html> and <body>; every rule of every style sheet (document's, shadow roots', adopted); fonts that a script made.
 * Left out, and why:
 *  - <script>, <noscript>, <template> content: draws nothing
 *  - the page's own origin in URLs: its port changes from run to run
 *  - `data-reshoot-shot`, `-hole`, `-request`, `-frame`: the takes and their frames enter the key on their own, in the order of the page
 *  - event handlers and React's internals: draw nothing until they change the above
 *  - `blob:` URLs: replaced by what they were made from
 * Opaque (the frame falls back to bundle + props + frame): canvas, video, iframe, object, embed, animated pictures, blobs of unknown origin,
 * CSS, WAAPI and SMIL animations, also those that are held at a time of their own: what they draw stands in no attribute. Closed shadow roots
 * cannot be seen and are the author's own risk.
 */
import {sourceOfFont} from './font-sources.ts';
import {originOfBlobUrl} from './quick-clock.ts';

export interface PageText {
  readonly text: string;
  readonly opaque: string | null;
  readonly urls: readonly string[];
}

/** Reads the page as it stands. */
export const readPageText = (): PageText => {
  const reading = new Reading();
  reading.attributes(document.documentElement);
  reading.sheets(document);
  reading.element(document.body);
  reading.animations(document);
  reading.fonts();
  return {text: reading.parts.join(''), opaque: reading.opaque, urls: [...reading.urls].sort()};
};

const drawsNothing = new Set(['SCRIPT', 'NOSCRIPT', 'TEMPLATE', 'LINK', 'META', 'TITLE']);
const unreadable = new Set(['CANVAS', 'VIDEO', 'IFRAME', 'OBJECT', 'EMBED', 'ANIMATE', 'ANIMATETRANSFORM', 'ANIMATEMOTION', 'SET']);
const fields = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const leftOut = new Set(['data-reshoot-shot', 'data-reshoot-hole', 'data-reshoot-request', 'data-reshoot-frame']);
const urlAttributes = new Set(['src', 'href', 'xlink:href', 'poster', 'data']);

class Reading {
  readonly parts: string[] = [];
  readonly urls = new Set<string>();
  opaque: string | null = null;

  element(element: Element): void {
    if (drawsNothing.has(element.tagName)) return;
    if (unreadable.has(element.tagName.toUpperCase())) this.opaque ??= `<${element.tagName.toLowerCase()}>`;
    this.parts.push('<', element.tagName);
    this.attributes(element);
    if (element.scrollTop !== 0 || element.scrollLeft !== 0) {
      this.parts.push(' :scroll=', String(element.scrollLeft), ',', String(element.scrollTop));
    }
    if (fields.has(element.tagName)) this.field(element);
    this.parts.push('>');
    if (element.shadowRoot) {
      this.parts.push('#shadow');
      this.animations(element.shadowRoot);
      this.sheets(element.shadowRoot);
      this.children(element.shadowRoot);
      this.parts.push('#end');
    }
    this.children(element);
    this.parts.push('</>');
  }

  /** What somebody entered, or a script. */
  field(element: Element): void {
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) {
      this.parts.push(' :value=', JSON.stringify(element.value));
    }
    if (element instanceof HTMLInputElement) this.parts.push(' :checked=', String(element.checked));
  }

  children(node: Node): void {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child instanceof Element) this.element(child);
      else if (child instanceof Text) this.parts.push(JSON.stringify(child.data));
    }
  }

  attributes(element: Element): void {
    for (const name of element.getAttributeNames().sort()) {
      if (leftOut.has(name)) continue;
      const value = element.getAttribute(name) ?? '';
      this.parts.push(' ', name, '=', JSON.stringify(withoutOrigin(value)));
      if (name === 'srcset') for (const item of value.split(',')) this.#draws(item.trim().split(/\s/)[0] ?? '');
      else if (urlAttributes.has(name) && element.tagName.toUpperCase() !== 'A') this.#draws(value);
      else if (name === 'style') for (const url of urlsIn(value)) this.#draws(url);
    }
  }

  sheets(root: Document | ShadowRoot): void {
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
      if (sheet.disabled) continue;
      this.parts.push('#sheet ', sheet.media.mediaText, '{');
      try {
        for (const {cssText} of sheet.cssRules) {
          const {plain, urls} = readRule(cssText);
          this.parts.push(plain);
          for (const url of urls) this.#draws(url, sheet.href ?? document.baseURI);
        }
      } catch {
        // A sheet of another origin cannot be read.
        this.opaque ??= `the style sheet ${sheet.href ?? 'of another origin'}`;
      }
      this.parts.push('}');
    }
  }

  animations(root: Document | ShadowRoot): void {
    const [animation] = root.getAnimations();
    if (animation) this.opaque ??= `an animation${animation.id ? ` (${animation.id})` : ''}`;
  }

  fonts(): void {
    for (const face of document.fonts) {
      const source = sourceOfFont(face);
      if (source === null) continue;
      const {family, style, weight, stretch, unicodeRange, featureSettings} = face;
      this.parts.push('#font ', JSON.stringify([family, style, weight, stretch, unicodeRange, featureSettings, withoutOrigin(source)]));
    }
  }

  #draws(value: string, base = document.baseURI): void {
    if (value === '' || value.startsWith('#') || value.startsWith('data:')) {
      if (/^data:image\/(gif|apng)/.test(value)) this.opaque ??= 'an animated picture';
      return;
    }
    if (value.startsWith('blob:')) {
      if (originOfBlobUrl(value) === null) this.opaque ??= 'a blob: URL of unknown content';
      else this.urls.add(`video:${originOfBlobUrl(value)?.replaceAll(encodeURIComponent(ownOrigin), '')}`);
      return;
    }
    const url = new URL(value, base);
    this.urls.add(url.origin === ownOrigin ? url.pathname + url.search : url.href);
  }
}

/** Asked for once: each look at `location` goes to the browser. */
const {origin: ownOrigin} = location;

const withoutOrigin = (value: string): string => {
  const plain = value.includes(ownOrigin) ? value.replaceAll(ownOrigin, '') : value;
  if (!plain.includes('blob:')) return plain;
  return plain.replaceAll(/blob:[^\s"')]+/g, (url) => {
    const origin = originOfBlobUrl(url);
    return origin === null ? 'blob:?' : `video:${origin.replaceAll(encodeURIComponent(ownOrigin), '')}`;
  });
};

/** What a rule says. Rules stay the same from frame to frame, and comparing them is cheaper than reading them again. */
const readRule = (cssText: string): {readonly plain: string; readonly urls: readonly string[]} => {
  let rule = rules.get(cssText);
  if (rule === undefined) {
    rule = {plain: withoutOrigin(cssText), urls: urlsIn(cssText)};
    // A page that writes new rules on every frame must not fill the memory with them.
    if (rules.size === maximalRules) rules.clear();
    // What a blob stands for may become known later.
    if (!cssText.includes('blob:')) rules.set(cssText, rule);
  }
  return rule;
};

const maximalRules = 10_000;
const rules = new Map<string, {readonly plain: string; readonly urls: readonly string[]}>();

const urlsIn = (css: string): string[] =>
  [...css.matchAll(/url\((?:"([^"]*)"|'([^']*)'|([^)]*))\)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
