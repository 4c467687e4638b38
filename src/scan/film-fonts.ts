import {readFile} from 'node:fs/promises';
import {fileOfAsset} from '../remotion/page-folders.ts';
import type {AssetFolders} from './asset-digests.ts';
import {charactersOf} from './fonts/open-type.ts';
import type {SeenFont} from './page/protocol.ts';

/**
 * Which characters the fonts of a film draw. The fonts' own character maps are read: that a style sheet offers a file for a range of characters does not
 * say that all are in it.
 */
export class FilmFonts {
  readonly #fonts: readonly SeenFont[];
  readonly #folders: AssetFolders;
  readonly #characters = new Map<string, Promise<ReadonlySet<number> | null>>();

  constructor(fonts: readonly SeenFont[], folders: AssetFolders) {
    this.#fonts = fonts;
    this.#folders = folders;
  }

  /** The fonts of these families, as far as the film declares them. */
  of(families: readonly string[]): SeenFont[] {
    const names = new Set(families);
    return this.#fonts.filter(({family}) => names.has(family));
  }

  /** Whether one of the families draws the character. Of a font that cannot be read (another site's, a broken file) the style sheet is believed. */
  async have(character: string, families: readonly string[]): Promise<boolean> {
    const code = character.codePointAt(0) ?? 0;
    for (const {url, unicodeRange} of this.of(families)) {
      if (!isInRange(code, unicodeRange)) continue;
      const characters = url === null ? null : await this.#charactersOf(url);
      if (characters === null || characters.has(code)) return true;
    }
    return false;
  }

  #charactersOf(url: string): Promise<ReadonlySet<number> | null> {
    const known = this.#characters.get(url);
    if (known) return known;
    const reading = /^https?:/.test(url) ? Promise.resolve(null) : readFile(fileOfAsset(url, this.#folders)).then(charactersOf, () => null);
    this.#characters.set(url, reading);
    return reading;
  }
}

/** Spaces, joiners, selectors of variants, signs of direction. */
export const drawsNothing = (character: string): boolean => /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(character);

/** `♪ (U+266A), ✓ (U+2713) and 3 more`. */
export const nameCharacters = (characters: readonly string[]): string => {
  const named = characters
    .slice(0, 8)
    .map((character) => `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`);
  return `${named.join(', ')}${characters.length > 8 ? ` and ${characters.length - 8} more` : ''}`;
};

/** `U+0-FF, U+131, U+4??`; nothing means everything. */
const isInRange = (code: number, unicodeRange: string): boolean => {
  if (unicodeRange.trim() === '') return true;
  return unicodeRange.split(',').some((range) => {
    const [, first = '', last] = /^\s*U\+([0-9a-f?]+)(?:-([0-9a-f]+))?\s*$/i.exec(range) ?? [];
    const from = Number.parseInt(first.replaceAll('?', '0'), 16);
    return code >= from && code <= Number.parseInt(last ?? first.replaceAll('?', 'f'), 16);
  });
};
