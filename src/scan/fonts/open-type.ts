/**
 * The character map of a font file: which characters it has a glyph for. Read from WOFF 2 (W3C, 2022), WOFF and plain OpenType, whose table
 * `cmap` (OpenType 1.9, formats 4 and 12) is the same in all.
 */
import {brotliDecompressSync, inflateSync} from 'node:zlib';

/** Code points that a font has glyphs for; null for a file that is no single font or cannot be read. */
export const charactersOf = (file: Uint8Array): ReadonlySet<number> | null => {
  try {
    const bytes = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const cmap = characterMap(bytes);
    return cmap ? codePoints(cmap) : null;
  } catch {
    // A table that ends before its own lengths say, or bytes that do not decompress: broken, and the browser will not take the file either.
    return null;
  }
};

const characterMap = (bytes: DataView): DataView | null => {
  const signature = bytes.getUint32(0);
  if (signature === 0x774f4632) return fromWoff2(bytes);
  if (signature === 0x774f4646) return fromWoff(bytes);
  if (signature === 0x00010000 || signature === 0x4f54544f || signature === 0x74727565) return fromOpenType(bytes);
  return null;
};

const tagOfMap = 0x636d6170;

const fromOpenType = (bytes: DataView): DataView | null => {
  for (let table = 0, at = 12; table < bytes.getUint16(4); table++, at += 16) {
    if (bytes.getUint32(at) === tagOfMap) return part(bytes, bytes.getUint32(at + 8), bytes.getUint32(at + 12));
  }
  return null;
};

const fromWoff = (bytes: DataView): DataView | null => {
  for (let table = 0, at = 44; table < bytes.getUint16(12); table++, at += 20) {
    if (bytes.getUint32(at) !== tagOfMap) continue;
    const [offset, packed, full] = [bytes.getUint32(at + 4), bytes.getUint32(at + 8), bytes.getUint32(at + 12)];
    const stored = part(bytes, offset, packed);
    return packed === full ? stored : viewOf(inflateSync(bytesOf(stored)));
  }
  return null;
};

/** Table tags that WOFF 2 writes as a number (section 4.1); only their number matters here, and which one is `cmap`. */
const numberOfMap = 0;
const [numberOfGlyphs, numberOfLocations, ownTag] = [10, 11, 63];

const fromWoff2 = (bytes: DataView): DataView | null => {
  if (bytes.getUint32(4) === 0x74746366) return null;
  const reader = {at: 48};
  let offset = 0;
  let found: {offset: number; length: number} | null = null;
  for (let table = 0; table < bytes.getUint16(12); table++) {
    const flags = bytes.getUint8(reader.at++);
    const number = flags & 0x3f;
    const tag = number === ownTag ? bytes.getUint32(reader.at) : null;
    if (tag !== null) reader.at += 4;
    const version = flags >> 6;
    const full = base128(bytes, reader);
    // Glyphs and their places are transformed unless they say version 3, other tables if they do not say version 0.
    const isTransformed = number === numberOfGlyphs || number === numberOfLocations ? version !== 3 : version !== 0;
    const length = isTransformed ? base128(bytes, reader) : full;
    if (number === numberOfMap || tag === tagOfMap) found = {offset, length};
    offset += length;
  }
  if (!found) return null;
  const tables = viewOf(brotliDecompressSync(bytesOf(part(bytes, reader.at, bytes.getUint32(20)))));
  return part(tables, found.offset, found.length);
};

/** `UIntBase128`: seven bits a byte, the highest says that more follow. */
const base128 = (bytes: DataView, reader: {at: number}): number => {
  let value = 0;
  for (let count = 0; count < 5; count++) {
    const byte = bytes.getUint8(reader.at++);
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return value;
  }
  throw new RangeError('A number of more than five bytes.');
};

const codePoints = (cmap: DataView): Set<number> => {
  const found = new Set<number>();
  for (let record = 0, at = 4; record < cmap.getUint16(2); record++, at += 8) {
    const table = part(cmap, cmap.getUint32(at + 4));
    const format = table.getUint16(0);
    if (format === 4) addSegments(table, found);
    else if (format === 12) addGroups(table, found);
  }
  return found;
};

const addSegments = (table: DataView, found: Set<number>): void => {
  const size = table.getUint16(6);
  for (let segment = 0; segment < size; segment += 2) {
    const end = table.getUint16(14 + segment);
    const start = table.getUint16(16 + size + segment);
    const delta = table.getUint16(16 + 2 * size + segment);
    const place = 16 + 3 * size + segment;
    const rangeOffset = table.getUint16(place);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = rangeOffset === 0 ? code + delta : table.getUint16(place + rangeOffset + 2 * (code - start));
      if (glyph % 0x10000 !== 0) found.add(code);
    }
  }
};

const addGroups = (table: DataView, found: Set<number>): void => {
  for (let group = 0, at = 16; group < table.getUint32(12); group++, at += 12) {
    for (let code = table.getUint32(at); code <= table.getUint32(at + 4); code++) found.add(code);
  }
};

const part = (view: DataView, offset: number, length = view.byteLength - offset): DataView => {
  // A view reaches into the whole buffer, which may go on behind the file.
  if (offset + length > view.byteLength) throw new RangeError('A table behind the end of the file.');
  return new DataView(view.buffer, view.byteOffset + offset, length);
};

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
