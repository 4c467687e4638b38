import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {withComponent} from '../../../generators/diffusers/component.ts';
import {readModelFolder} from '../../../generators/diffusers/model-folder.ts';
import {numbers} from '../../../generators/diffusers/tensors.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'component-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const field = (number: number, value: number | string | readonly number[]): number[] => {
  if (typeof value === 'number') return [number << 3, value];
  const bytes = typeof value === 'string' ? [...Buffer.from(value)] : value;
  return [(number << 3) | 2, bytes.length, ...bytes];
};

/** ONNX's numbers of element types. */
const elementTypes = {float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7, float16: 10, float64: 11} as const;

/** A network of one node: input `given`, output `out_sample`, of three numbers or of sides that are left open. */
const network = (type: keyof typeof elementTypes, {operation, isOpen}: {operation: string; isOpen: boolean}): Uint8Array => {
  const side = (size: number) => field(1, isOpen ? field(2, `n${size}`) : field(1, size));
  const tensor = field(1, [...field(1, elementTypes[type]), ...field(2, [...side(1), ...side(3)])]);
  const value = (name: string) => [...field(1, name), ...field(2, tensor)];
  const inputs = operation === 'MatMul' ? [...field(1, 'given'), ...field(1, 'given')] : field(1, 'given');
  const node = [...inputs, ...field(2, 'out_sample'), ...field(4, operation)];
  const graph = [...field(1, node), ...field(2, 'g'), ...field(11, value('given')), ...field(12, value('out_sample'))];
  return Uint8Array.from([...field(1, 8), ...field(8, field(2, 18)), ...field(7, graph)]);
};

/** Answers what it is told. */
const echo = (type: keyof typeof elementTypes) => network(type, {operation: 'Identity', isOpen: false});

const told = async (type: keyof typeof elementTypes, values: readonly number[]): Promise<number[]> => {
  const model = await readModelFolder(path.join(import.meta.dirname, 'fixtures', 'models', 'stable-diffusion'));
  const file = path.join(folder, `${type}.onnx`);
  writeFileSync(file, echo(type));
  const inputs = {unet: {sample: 'given'}};
  const here = {...model, files: new Map([['unet', file]]), overrides: {...model.overrides, inputs}};
  return withComponent(here, 'unet', async (each) => {
    const answers = await each.run({sample: numbers(values, [1, 3])});
    return [...(answers.get('out_sample')?.data ?? [])];
  });
};

describe('a network’s own types', () => {
  it('of half precision are given halves and answer them', async () => {
    expect(await told('float16', [0.5, -2.25, 1 / 3])).toEqual([0.5, -2.25, 0.333251953125]);
  });

  it.each(['float32', 'float64', 'int64', 'int32', 'int8'] as const)('%s is what it is told in', async (type) => {
    expect(await told(type, [1, -2, 3])).toEqual([1, -2, 3]);
  });

  it('may hide a size that it was made for: the error that comes of it names the file', async () => {
    const model = await readModelFolder(path.join(import.meta.dirname, 'fixtures', 'models', 'stable-diffusion'));
    const file = path.join(folder, 'closed.onnx');
    // A matrix times itself is possible for squares only.
    writeFileSync(file, network('float32', {operation: 'MatMul', isOpen: true}));
    const inputs = {unet: {sample: 'given'}};
    const here = {...model, files: new Map([['unet', file]]), overrides: {...model.overrides, inputs}};
    const run = withComponent(here, 'unet', (each) => each.run({sample: numbers([1, 2, 3], [1, 3])}));
    await expect(run).rejects.toThrow(/unet to answer.*closed\.onnx.*that the export was made for/s);
  });

  it('are told under the name that reshoot.json gives; a name that nothing gives is said with the file', async () => {
    const model = await readModelFolder(path.join(import.meta.dirname, 'fixtures', 'models', 'stable-diffusion'));
    const file = path.join(folder, 'unnamed.onnx');
    writeFileSync(file, echo('float32'));
    const here = {...model, files: new Map([['unet', file]])};
    const run = withComponent(here, 'unet', (each) => each.run({sample: numbers([1, 2, 3], [1, 3])}));
    await expect(run).rejects.toThrow(/an input 'given'.*unnamed\.onnx.*\{"inputs": \{"unet": \{"sample": "given"\}\}\}/s);
  });
});
