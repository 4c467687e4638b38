import type {Json} from './canonical.ts';
import {ReshootError} from './errors.ts';
import type {ScenePlanOverrides} from './scene-plan.ts';
import type {ShotRequest} from './spec.ts';

/** The props of `<GeneratedShot>` that may reach a take. */
export interface ShotRequestProps {
  readonly id: string;
  readonly prompt: string;
  readonly take?: number | undefined;
  readonly seed?: number | undefined;
  readonly generator?: string | undefined;
  readonly plan?: ScenePlanOverrides | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly parameters?: {readonly [name: string]: Json} | undefined;
}

/** Longer ones are a pasted document, not a shot; no text encoder reads that far. */
export const maximalPromptLengthInCharacters = 8000;

/**
 * The request that an element's props stand for, checked at the door.
 *
 * @throws ReshootError `prompt-empty`, `prompt-too-long`, `shot-id-invalid` or `shot-invalid`.
 * @example
 * shotRequest({id: 'stop', prompt: 'a fox at a tram stop'}).take // 1
 */
export const shotRequest = (props: ShotRequestProps): ShotRequest => {
  const where = `<GeneratedShot id=${JSON.stringify(props.id)}>`;
  if (typeof props.id !== 'string' || !/^[a-z0-9][a-z0-9-]*$/i.test(props.id)) {
    throw new ReshootError('shot-id-invalid', {
      expected: 'an id of letters, digits and hyphens, because it names the shot in the lock and on the command line',
      found: JSON.stringify(props.id) ?? 'no id',
      fix: 'write for example id="tram-stop"',
      where,
    });
  }
  if (typeof props.prompt !== 'string' || props.prompt.trim() === '') {
    throw new ReshootError('prompt-empty', {
      expected: 'a prompt that says what the shot shows',
      found: JSON.stringify(props.prompt) ?? 'no prompt',
      fix: 'write for example prompt="a red fox waits at a tram stop at dusk", or src={…} for footage you have',
      where,
    });
  }
  if (props.prompt.length > maximalPromptLengthInCharacters) {
    throw new ReshootError('prompt-too-long', {
      expected: `a prompt of at most ${maximalPromptLengthInCharacters} characters`,
      found: `${props.prompt.length} characters`,
      fix: `shorten it: it begins with ${JSON.stringify(props.prompt.slice(0, 40))}`,
      where,
    });
  }
  const {take = 1, seed = null, width, height} = props;
  if (!Number.isInteger(take) || take < 1) throw invalid(where, 'a whole take from 1', `take ${take}`, 'write take={1}');
  if (seed !== null && (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)) {
    throw invalid(where, 'a whole seed from 0 to 4294967295', `seed ${seed}`, 'write seed={1}, or leave it out');
  }
  if ((width === undefined) !== (height === undefined)) {
    throw invalid(
      where,
      'both width and height, or neither',
      `width ${width}, height ${height}`,
      'write both in pixels, or leave both out',
    );
  }
  return {
    id: props.id,
    prompt: props.prompt,
    take,
    seed,
    generator: props.generator ?? null,
    plan: props.plan ?? null,
    size: width === undefined || height === undefined ? null : {width, height},
    parameters: props.parameters ?? {},
  };
};

const invalid = (where: string, expected: string, found: string, fix: string): ReshootError =>
  new ReshootError('shot-invalid', {expected, found, fix, where});
