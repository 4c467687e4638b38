import {ReshootError} from '../core/errors.ts';
import type {AddedModel, AnyGenerator} from '../core/generator.ts';
import type {RunContext} from '../core/run-context.ts';
import {readConfig} from '../project/project.ts';
import {generatorNamed} from './generators.ts';

export interface AddModelRequest {
  /** A folder, or an address that begins with http:// or https://. */
  readonly source: string;
  /** What shots will call the model; null for the source's own name. */
  readonly name: string | null;
  readonly generator: string;
}

/**
 * Hands a model to the generator that will run it.
 *
 * @throws ReshootError `generator-unknown`, `generator-cannot`
 * @example
 * await addModel(context, {source: '../exports/sd-turbo', name: null, generator: 'diffusers'});
 */
export const addModel = async (context: RunContext, {source, name, generator: id}: AddModelRequest): Promise<AddedModel> => {
  const {generators} = await readConfig(context.project, context.environment);
  const generator: AnyGenerator | null = await generatorNamed(id, generators);
  if (!generator?.addModel) {
    throw new ReshootError('generator-unknown', {
      expected: 'a generator that runs models of its users, as diffusers does',
      found: JSON.stringify(id),
      fix: 'write --generator diffusers, or leave it out',
    });
  }
  const {signal, emit} = context;
  generator.open?.({project: context.project});
  emit({event: 'stage-started', stage: 'load', label: source});
  const startedAt = context.now();
  const onProgress = (share: number) => emit({event: 'progress', stage: 'load', label: source, share});
  const added = await generator.addModel({source, name, signal, onProgress});
  emit({event: 'stage-finished', stage: 'load', label: source, durationInMilliseconds: context.now() - startedAt});
  return added;
};
