import {useLayoutEffect, useState} from 'react';
import {continueRender, delayRender} from 'remotion';
import {familiesIn} from '../captions/caption-fonts.ts';
import {fontMissing, loadFaces} from './load-font.ts';

/**
 * Loads the fonts of captions with the files that hold their letters, before the first frame. Of the families, those that the author named
 * have to be there; the others are used where the film imports their package.
 *
 * @throws ReshootError `font-missing`
 */
export const useCaptionFonts = (request: {
  readonly own: string | null;
  readonly families: readonly string[];
  readonly weight: number;
  readonly text: string;
}): void => {
  const {own, families, weight, text} = request;
  const [failure, setFailure] = useState<unknown>(null);
  const wanted = families.join('\n');
  useLayoutEffect(() => {
    const handle = delayRender('Loading the fonts of captions');
    loadAll({own, families: wanted.split('\n'), weight, text})
      .catch(setFailure)
      .finally(() => continueRender(handle));
    return () => continueRender(handle);
  }, [own, wanted, weight, text]);
  if (failure !== null) throw failure;
};

const loadAll = async ({own, families, weight, text}: Parameters<typeof useCaptionFonts>[0]): Promise<void> => {
  const declared = new Set([...document.fonts].map(({family}) => family.replaceAll(/^["']|["']$/g, '')));
  const missing = familiesIn(own ?? '').find((family) => !declared.has(family) && !generic.has(family));
  if (missing !== undefined) throw fontMissing(missing, '<Captions>');
  // Without letters nothing is shown, and the standard asks for a space at least.
  const letters = text === '' ? ' ' : text;
  await Promise.all(families.filter((family) => declared.has(family)).map((family) => loadFaces(family, weight, letters)));
};

const generic = new Set(['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui']);
