/**
 * What of an ONNX file can be told without loading it: versions, weights and where they lie. Fails where a part of it is missing, because
 * onnxruntime's own words name neither the file nor the fix.
 */
import {type FileHandle, open, stat} from 'node:fs/promises';
import path from 'node:path';
import {modelError} from './model-error.ts';
import {type Field, fieldsOf, textOf, valuesOf} from './protobuf.ts';

export interface OnnxFile {
  readonly irVersion: number;
  readonly opset: number;
  /** Weights as they lie in memory once loaded: halves and 8 bits are unfolded to 32. */
  readonly loadedSizeInBytes: number;
  /** Files that hold weights beside the ONNX file itself. */
  readonly externalFiles: readonly string[];
}

/** onnxruntime-node 1.30, measured. */
const newest = {irVersion: 13, opset: 26};

// onnx.proto: ModelProto {ir_version 1, graph 7, opset_import 8}; GraphProto {initializer 5}.
export async function readOnnxFile(file: string): Promise<OnnxFile> {
  const {irVersion, opset, loadedSizeInBytes, external} = await walked(file);
  if (irVersion > newest.irVersion || opset > newest.opset) {
    throw modelError({
      expected: `IR version up to ${newest.irVersion} and opset up to ${newest.opset}, which this onnxruntime reads`,
      found: `IR version ${irVersion}, opset ${opset}`,
      fix: 'export again with opset_version=18',
      where: file,
    });
  }
  const beside = (name: string) => path.join(path.dirname(file), name);
  for (const [name, end] of external) await checkExternal(beside(name), end, file);
  return {irVersion, opset, loadedSizeInBytes, externalFiles: [...external.keys()].map(beside)};
}

/** Names of the files that hold weights beside an ONNX file, whether they are there or not. */
export const externalWeights = async (file: string): Promise<string[]> => [...(await walked(file)).external.keys()];

interface Walked extends Omit<OnnxFile, 'externalFiles'> {
  /** Name of a file of weights → the bytes that it has at least. */
  readonly external: ReadonlyMap<string, number>;
}

async function walked(file: string): Promise<Walked> {
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
    const facts = await handle.stat();
    if (!facts.isFile()) throw damage(file, 'a folder of that name');
    const {size} = facts;
    const damaged = (found: string) => damage(file, found);
    let [irVersion, opset, loadedSizeInBytes] = [0, 0, 0];
    const external = new Map<string, number>();
    for await (const field of fieldsOf({handle, damaged}, 0, size)) {
      if (field.number === 1) irVersion = field.value;
      if (field.number === 8) opset = Math.max(opset, await opsetOf(handle, field, damaged));
      if (field.number !== 7) continue;
      for await (const part of fieldsOf({handle, damaged}, field.start, field.end)) {
        if (part.number !== 5) continue;
        const tensor = await tensorOf(handle, part, damaged);
        loadedSizeInBytes += tensor.loadedSizeInBytes;
        if (tensor.location) external.set(tensor.location, Math.max(external.get(tensor.location) ?? 0, tensor.end));
      }
    }
    if (irVersion === 0) throw damaged(`${size} bytes that are no ONNX model`);
    return {irVersion, opset, loadedSizeInBytes, external};
  } finally {
    await handle.close();
  }
}

async function checkExternal(weights: string, end: number, file: string): Promise<void> {
  const size = await stat(weights).then(
    (facts) => facts.size,
    () => null,
  );
  if (size !== null && size >= end) return;
  throw modelError({
    expected: `the weights of ${path.basename(file)}: a file of at least ${end} bytes`,
    found: size === null ? 'no such file' : `${size} bytes`,
    fix: size === null ? `copy ${path.basename(weights)} beside it, under that name` : 'download or copy the file again: it is truncated',
    where: weights,
  });
}

/** OperatorSetIdProto {domain 1, version 2}; other domains than ONNX's own do not count. */
async function opsetOf(handle: FileHandle, within: Field, damaged: (found: string) => Error): Promise<number> {
  let [version, isOwn] = [0, true];
  for await (const field of fieldsOf({handle, damaged}, within.start, within.end)) {
    if (field.number === 2) version = field.value;
    if (field.number === 1) isOwn = ['', 'ai.onnx'].includes(await textOf(handle, field));
  }
  return isOwn ? version : 0;
}

interface StoredTensor {
  readonly loadedSizeInBytes: number;
  /** File beside the ONNX file, and where in it this tensor ends. */
  readonly location: string | null;
  readonly end: number;
}

const int64 = 7;

/** TensorProto {dims 1, data_type 2, external_data 13: [StringStringEntryProto {key 1, value 2}], data_location 14}. */
async function tensorOf(handle: FileHandle, within: Field, damaged: (found: string) => Error): Promise<StoredTensor> {
  let [elements, type, isExternal] = [1, 0, false];
  const entries = new Map<string, string>();
  for await (const field of fieldsOf({handle, damaged}, within.start, within.end)) {
    if (field.number === 1) for (const side of await valuesOf(handle, field)) elements *= side;
    if (field.number === 2) type = field.value;
    if (field.number === 14) isExternal = field.value === 1;
    if (field.number !== 13) continue;
    let [key, value] = ['', ''];
    for await (const part of fieldsOf({handle, damaged}, field.start, field.end)) {
      if (part.number === 1) key = await textOf(handle, part);
      if (part.number === 2) value = await textOf(handle, part);
    }
    entries.set(key, value);
  }
  return {
    loadedSizeInBytes: elements * (type === int64 ? 8 : 4),
    location: isExternal ? (entries.get('location') ?? null) : null,
    end: Number(entries.get('offset') ?? 0) + Number(entries.get('length') ?? 0),
  };
}

const damage = (file: string, found: string) =>
  modelError({
    expected: 'a whole ONNX file',
    found,
    fix: 'download or copy the file again: it is truncated or is a pointer to the weights',
    where: file,
  });
