import type {SeenText} from './protocol.ts';

/** Text that is not drawn, or not as text. */
const notText = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TITLE', 'TEXTAREA', 'OPTION']);

/** Long enough to find the text in the source. */
const sampleLength = 40;

/**
 * Collects which characters a page sets in which fonts, over all its frames. A font decides nothing about a frame's key that the page's text does not
 * tell; this is for naming text whose font the film does not bring.
 */
export class TextFonts {
  readonly #seen = new Map<string, {readonly characters: Set<string>; readonly frame: number; readonly sample: string}>();
  #last = '';

  /** @param page digest of the page's text: a page that was read before is not read again. */
  read(page: string, frame: number): void {
    if (page === this.#last) return;
    this.#last = page;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const {parentElement} = node;
      const text = node.nodeValue?.trim() ?? '';
      if (text === '' || parentElement === null || notText.has(parentElement.tagName) || !parentElement.checkVisibility()) continue;
      this.#add(getComputedStyle(parentElement).fontFamily, text, frame);
    }
  }

  /** What was collected so far. */
  seen(): SeenText[] {
    return [...this.#seen].map(([fontFamily, {characters, frame, sample}]) => ({
      fontFamily,
      characters: [...characters].join(''),
      frame,
      sample,
    }));
  }

  #add(fontFamily: string, text: string, frame: number): void {
    let known = this.#seen.get(fontFamily);
    if (known === undefined) {
      known = {characters: new Set(), frame, sample: text.length > sampleLength ? `${text.slice(0, sampleLength - 1)}…` : text};
      this.#seen.set(fontFamily, known);
    }
    for (const character of text) known.characters.add(character);
  }
}
