import {readFile} from 'node:fs/promises';
import {packageFor} from '../captions/caption-fonts.ts';
import {ReshootError} from '../core/errors.ts';
import {type AssetFolders, fileOfAsset} from './asset-digests.ts';
import type {CollectedCaption} from './collect-captions.ts';
import {charactersOf} from './fonts/open-type.ts';
import type {SeenFont} from './page/protocol.ts';

/**
 * Refuses captions with characters that no font of the film has a glyph for. The browser would take some font of the machine or draw an empty
 * box. The fonts' own character maps are read: that a style sheet offers a file for a range of characters does not say that all are in it.
 *
 * @throws ReshootError `glyphs-missing` with the characters and the package that has them.
 */
export const checkGlyphs = async (request: {
  readonly captions: readonly CollectedCaption[];
  readonly fonts: readonly SeenFont[];
  readonly folders: AssetFolders;
  readonly variant: string;
}): Promise<void> => {
  const {captions, fonts, folders, variant} = request;
  const files = new FontFiles(folders);
  const known = new Map<string, boolean>();
  for (const {seen, range} of captions) {
    const missing: string[] = [];
    for (const character of new Set(seen.letters.normalize('NFC'))) {
      if (drawsNothing.test(character)) continue;
      const key = `${character} ${seen.families.join()}`;
      const isThere = known.get(key) ?? (await files.have(character, familiesOf(fonts, seen.families)));
      known.set(key, isThere);
      if (!isThere) missing.push(character);
    }
    if (missing.length > 0) throw glyphsMissing(missing, seen, `frame ${range.start} of ${variant}`);
  }
};

/** Spaces, joiners, selectors of variants, signs of direction. */
const drawsNothing = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

const familiesOf = (fonts: readonly SeenFont[], families: readonly string[]): SeenFont[] => {
  const names = new Set(families);
  return fonts.filter(({family}) => names.has(family));
};

class FontFiles {
  readonly #folders: AssetFolders;
  readonly #characters = new Map<string, Promise<ReadonlySet<number> | null>>();

  constructor(folders: AssetFolders) {
    this.#folders = folders;
  }

  /** Whether one of the fonts draws the character. Of a font that cannot be read (another site's, a broken file) the style sheet is believed. */
  async have(character: string, fonts: readonly SeenFont[]): Promise<boolean> {
    const code = character.codePointAt(0) ?? 0;
    for (const {url, unicodeRange} of fonts) {
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

/** `U+0-FF, U+131, U+4??`; nothing means everything. */
const isInRange = (code: number, unicodeRange: string): boolean => {
  if (unicodeRange.trim() === '') return true;
  return unicodeRange.split(',').some((range) => {
    const [, first = '', last] = /^\s*U\+([0-9a-f?]+)(?:-([0-9a-f]+))?\s*$/i.exec(range) ?? [];
    const from = Number.parseInt(first.replaceAll('?', '0'), 16);
    return code >= from && code <= Number.parseInt(last ?? first.replaceAll('?', 'f'), 16);
  });
};

const glyphsMissing = (missing: readonly string[], {text, language}: CollectedCaption['seen'], where: string): ReshootError => {
  const named = missing
    .slice(0, 8)
    .map((character) => `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`);
  const more = missing.length > 8 ? ` and ${missing.length - 8} more` : '';
  const packages = [...new Set(missing.flatMap((character) => packageFor(character, language) ?? []))];
  const [first = null] = packages;
  return new ReshootError('glyphs-missing', {
    expected: 'a font in the film for every character of its captions',
    found: `none for ${named.join(', ')}${more} in ${JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text)}`,
    fix:
      first === null
        ? 'leave these characters out, or import a font that has them and name it: <Captions fontFamily="…">'
        : `npm install ${packages.join(' ')}, and write ${packages.map((name) => `import '${name}';`).join(' ')} in the video`,
    where,
  });
};
