/** Protocol buffers as far as walking them goes: fields are visited by their places in the file, and only what is asked for is read. */
import type {FileHandle} from 'node:fs/promises';

export interface Field {
  readonly number: number;
  /** Of a number; 0 where the field is a stretch of bytes. */
  readonly value: number;
  /** Its bytes, [start, end) in the file; empty for a number. */
  readonly start: number;
  readonly end: number;
}

export interface Source {
  readonly handle: FileHandle;
  /** What is thrown where the bytes make no sense. */
  readonly damaged: (found: string) => Error;
}

const windowSize = 4096;
/** A tag and a length or number: at most 10 bytes each. */
const headSize = 20;

/** The fields of the message that lies in [start, end). */
export async function* fieldsOf({handle, damaged}: Source, start: number, end: number): AsyncGenerator<Field> {
  const window = Buffer.alloc(windowSize);
  let [from, until] = [0, 0];
  let at = start;
  while (at < end) {
    if (at < from || at + headSize > until) {
      const {bytesRead} = await handle.read(window, 0, windowSize, at);
      [from, until] = [at, at + bytesRead];
    }
    const head = window.subarray(at - from, until - from);
    const tag = varint(head, 0);
    const [number, wire] = [Math.floor(tag.value / 8), tag.value % 8];
    if (number === 0 || number > 10_000 || head.length === 0) throw damaged('bytes that are no ONNX model');
    const body = at + tag.next;
    switch (wire) {
      case 0: {
        const {value, next} = varint(head, tag.next);
        at += next;
        yield {number, value, start: at, end: at};
        break;
      }
      case 2: {
        const {value: length, next} = varint(head, tag.next);
        const first = at + next;
        at = first + length;
        if (at > end) throw damaged(`${end} bytes of at least ${at}`);
        yield {number, value: 0, start: first, end: at};
        break;
      }
      case 1:
      case 5:
        at = body + (wire === 1 ? 8 : 4);
        break;
      default:
        throw damaged('bytes that are no ONNX model');
    }
  }
}

export async function textOf(handle: FileHandle, {start, end}: Field): Promise<string> {
  const bytes = Buffer.alloc(end - start);
  await handle.read(bytes, 0, bytes.length, start);
  return bytes.toString('utf8');
}

/** Whole numbers, one to a field or packed into one. */
export async function valuesOf(handle: FileHandle, field: Field): Promise<number[]> {
  if (field.start === field.end) return [field.value];
  const bytes = Buffer.alloc(field.end - field.start);
  await handle.read(bytes, 0, bytes.length, field.start);
  const values: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const {value, next} = varint(bytes, at);
    values.push(value);
    at = next;
  }
  return values;
}

function varint(bytes: Uint8Array, start: number): {value: number; next: number} {
  let value = 0;
  for (let i = 0; start + i < bytes.length; i++) {
    const byte = bytes[start + i] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return {value, next: start + i + 1};
  }
  return {value, next: bytes.length};
}
