import {useLayoutEffect, useState} from 'react';
import {continueRender, delayRender} from 'remotion';
import {noteTextFile} from './page.ts';

/** What a file is to a page. */
export type FileKind = 'picture' | 'video';

const known = new Map<string, Promise<FileKind>>();
const settled = new Map<string, FileKind>();

/** What a file is, told by its first bytes: an address may end in anything. Null until it is known; renders wait for that. */
export const useFileKind = (url: string): FileKind | null => {
  const [kind, setKind] = useState<{readonly of: string; readonly kind: FileKind} | null>(null);
  useLayoutEffect(() => {
    if (settled.has(url)) return;
    const handle = delayRender(`Loading ${url}`);
    const reading = known.get(url) ?? readKind(url);
    known.set(url, reading);
    reading
      .then((found) => {
        settled.set(url, found);
        setKind({of: url, kind: found});
      })
      .finally(() => continueRender(handle));
    return () => continueRender(handle);
  }, [url]);
  return settled.get(url) ?? (kind?.of === url ? kind.kind : null);
};

const readKind = async (url: string): Promise<FileKind> => {
  try {
    // Which frames show the file is seen by the element that shows it.
    noteTextFile(url);
    const response = await fetch(url, {headers: {range: 'bytes=0-255'}});
    const bytes = await firstBytes(response);
    return isPicture(bytes) ? 'picture' : 'video';
  } catch {
    // Another site may not let scripts read its files; it lets elements show them.
    const image = new Image();
    image.src = url;
    return image.decode().then(
      () => 'picture' as const,
      () => 'video' as const,
    );
  }
};

/** A server may send the whole file where it was asked for its beginning: no more of it is read. */
const firstBytes = async (response: Response): Promise<Uint8Array> => {
  const reader = response.body?.getReader();
  const {value} = (await reader?.read()) ?? {value: undefined};
  await reader?.cancel().catch(() => undefined);
  return value ?? new Uint8Array();
};

/**
 * Signatures of what browsers show as pictures: PNG, JPEG, GIF, WebP, AVIF, BMP, SVG.
 *
 * @example
 * isPicture(new TextEncoder().encode('GIF89a')) // true
 */
export const isPicture = (bytes: Uint8Array): boolean => {
  // Byte by byte: browsers decode Latin-1 as Windows-1252.
  const text = String.fromCharCode(...bytes.subarray(0, 256));
  if (/^(\x89PNG|\xff\xd8\xff|GIF8|BM)/.test(text)) return true;
  if (text.startsWith('RIFF')) return text.slice(8, 12) === 'WEBP';
  if (text.slice(4, 8) === 'ftyp') return /^(avif|avis|mif1|msf1)/.test(text.slice(8, 12)) && /avi[fs]/.test(text.slice(8, 64));
  return /^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!doctype svg|<svg)/i.test(text);
};
