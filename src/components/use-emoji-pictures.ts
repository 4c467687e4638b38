import {useLayoutEffect, useMemo, useState} from 'react';
import {continueRender, delayRender} from 'remotion';
import {emojiIn, emojiKey} from '../captions/emoji.ts';
import {noteTextFile} from './page.ts';

/** Drawings of emoji as SVG inside a square of 32, by emoji. Those that the set lacks (flags of countries) are missing. */
export type EmojiPictures = ReadonlyMap<string, string>;

const none: EmojiPictures = new Map();

/** The pictures of a text's emoji, out of the set that comes with the package. Rendering waits for them. */
export const useEmojiPictures = (text: string): EmojiPictures => {
  const emoji = useMemo(() => emojiIn(text), [text]);
  const [pictures, setPictures] = useState<{readonly of: string; readonly found: EmojiPictures} | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const wanted = emoji.join(' ');
  useLayoutEffect(() => {
    if (wanted === '') return;
    const handle = delayRender('Loading emoji');
    loadPictures(wanted.split(' '))
      .then((found) => setPictures({of: wanted, found}))
      .catch(setFailure)
      .finally(() => continueRender(handle));
    return () => continueRender(handle);
  }, [wanted]);
  if (failure !== null) throw failure;
  return pictures?.of === wanted ? pictures.found : none;
};

interface IconSet {
  readonly icons: {readonly [name: string]: {readonly body: string} | undefined};
  readonly aliases?: {readonly [name: string]: {readonly parent: string} | undefined};
}

let loading: Promise<readonly [IconSet, {readonly [code: string]: string}]> | null = null;

const loadPictures = async (emoji: readonly string[]): Promise<EmojiPictures> => {
  // Files of the bundle, fetched only by films that have emoji: the set has 9 MB.
  loading ??= Promise.all([
    // Both have the shape that Iconify's packages document.
    readJson(new URL('@iconify-json/fluent-emoji-flat/icons.json', import.meta.url)) as Promise<IconSet>,
    readJson(new URL('@iconify-json/fluent-emoji-flat/chars.json', import.meta.url)) as Promise<{readonly [code: string]: string}>,
  ]);
  const [{icons, aliases}, names] = await loading;
  return new Map(
    emoji.flatMap((each): [string, string][] => {
      const name = names[emojiKey(each)] ?? '';
      const body = icons[name]?.body ?? icons[aliases?.[name]?.parent ?? '']?.body;
      return body === undefined ? [] : [[each, body]];
    }),
  );
};

const readJson = async (url: URL): Promise<unknown> => {
  noteTextFile(url.href);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answers ${response.status}: the pictures of emoji are missing from the bundle.`);
  return response.json();
};
