/**
 * What a file is that is no video, sound or picture of a browser, told by its first bytes, in words for messages; null for what may be one of these.
 *
 * @param start a few hundred of them.
 * @example
 * nameOfFileKind(new TextEncoder().encode('<!doctype html>')) // 'a web page'
 */
export const nameOfFileKind = (start: Uint8Array): string | null => {
  if (start.length === 0) return 'an empty file';
  const text = String.fromCharCode(...start.subarray(0, 512));
  if (/^version https:\/\/git-lfs/.test(text)) return 'a pointer of Git LFS (git lfs pull brings the file)';
  if (/^(\xef\xbb\xbf)?\s*(<!doctype html|<html)/i.test(text)) return 'a web page';
  if (text.slice(4, 8) === 'ftyp' && /^(hei[cxms]|hev[cx]|mif1|msf1)/.test(text.slice(8, 12)) && !/avi[fs]/.test(text.slice(8, 64))) {
    return 'a HEIC picture, which browsers do not show';
  }
  if (text.startsWith('PK\u0003\u0004')) return 'a ZIP archive';
  const [, name = null] = formats.find(([signature]) => signature.test(text)) ?? [];
  if (name !== null) return name;
  return /^[\t\n\r -~\x80-\xff]+$/.test(text) && /^[\t\n\r -~]{4}/.test(text) ? 'a text' : null;
};

const formats: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG|^\xff\xd8\xff|^GIF8|^RIFF.{4}WEBP/s, 'a picture'],
  [/^ID3|^\xff[\xfb\xf3\xf2]/, 'an MP3'],
  [/^RIFF.{4}WAVE/s, 'a WAV'],
  [/^fLaC/, 'a FLAC'],
  [/^%PDF/, 'a PDF'],
  [/^(II\*\0|MM\0\*)/, 'a TIFF picture, which browsers do not show'],
  [/^8BPS/, 'a Photoshop file'],
];
