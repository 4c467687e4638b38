import {open} from 'node:fs/promises';
import {modelError} from './model-error.ts';

/** What of an ONNX file can be told without loading it. */
export interface OnnxHeader {
  readonly irVersion: number;
  readonly opset: number;
}

/** onnxruntime-node 1.30, measured. */
const newest = {irVersion: 13, opset: 26};

/**
 * Walks the outermost fields of the protobuf, skipping the graph: fails where a field is longer than the file (a download that stopped) and
 * where the versions are newer than the runtime reads.
 */
export async function checkOnnxFile(file: string): Promise<OnnxHeader> {
  const handle = await open(file).catch((cause: unknown) => {
    throw modelError({
      expected: 'an ONNX file',
      found: 'no such file',
      fix: 'export this component to ONNX, or name its file in reshoot.json: {"files": {"unet": "unet/model_fp16.onnx"}}',
      where: file,
      cause,
    });
  });
  try {
    const {size} = await handle.stat();
    const bytes = Buffer.alloc(16);
    let [at, irVersion, opset] = [0, 0, 0];
    while (at < size) {
      const {bytesRead} = await handle.read(bytes, 0, bytes.length, at);
      const tag = varint(bytes.subarray(0, bytesRead), 0);
      const value = varint(bytes.subarray(0, bytesRead), tag.next);
      const [field, wire] = [tag.value >> 3, tag.value & 7];
      if (field === 0 || field > 30 || (wire !== 0 && wire !== 2)) throw damaged(file, 'bytes that are no ONNX model');
      const end = at + value.next + (wire === 2 ? value.value : 0);
      if (end > size) throw damaged(file, `${size} bytes of at least ${end}`);
      if (field === 1) irVersion = value.value;
      if (field === 8) opset = Math.max(opset, await opsetOf(handle, at + value.next, value.value));
      at = end;
    }
    if (irVersion === 0) throw damaged(file, `${size} bytes that are no ONNX model`);
    if (irVersion > newest.irVersion || opset > newest.opset) {
      throw modelError({
        expected: `IR version up to ${newest.irVersion} and opset up to ${newest.opset}, which this onnxruntime reads`,
        found: `IR version ${irVersion}, opset ${opset}`,
        fix: 'export again with opset_version=18',
        where: file,
      });
    }
    return {irVersion, opset};
  } finally {
    await handle.close();
  }
}

/** OperatorSetIdProto: {1: domain, 2: version}; other domains than ONNX's own do not count. */
async function opsetOf(handle: Awaited<ReturnType<typeof open>>, position: number, length: number): Promise<number> {
  const bytes = Buffer.alloc(Math.min(length, 256));
  await handle.read(bytes, 0, bytes.length, position);
  let [at, version, isOwn] = [0, 0, true];
  while (at < bytes.length) {
    const tag = varint(bytes, at);
    const value = varint(bytes, tag.next);
    if (tag.value >> 3 === 1) {
      const domain = bytes.toString('utf8', value.next, value.next + value.value);
      isOwn = domain === '' || domain === 'ai.onnx';
      at = value.next + value.value;
    } else {
      version = value.value;
      at = value.next;
    }
  }
  return isOwn ? version : 0;
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

const damaged = (file: string, found: string) =>
  modelError({
    expected: 'a whole ONNX file',
    found,
    fix: 'download or copy the file again: it is truncated or is a pointer to the weights',
    where: file,
  });
