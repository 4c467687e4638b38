import {z} from 'zod';
import type {Json} from './canonical.ts';
import {ReshootError} from './errors.ts';
import {withPlainLineEndsInside} from './line-ends.ts';
import {type ScenePlanOverrides, scenePlanOverridesSchema} from './scene-plan.ts';
import type {ShotRequest} from './spec.ts';
import {written} from './written.ts';

/** The props of `<GeneratedShot>` that may reach a take. */
export interface ShotRequestProps {
  readonly id: string;
  readonly prompt: string;
  readonly continues?: string | undefined;
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
 * @throws ReshootError `prompt-empty`, `prompt-too-long`, `shot-id-invalid`, `shot-invalid` or `continues-invalid`.
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
  const prompt = written(props.prompt, {
    name: 'prompt',
    expected: 'a prompt that says what the shot shows',
    example: 'prompt="a red fox waits at a tram stop at dusk", or src={…} for footage you have',
    maximalLengthInCharacters: maximalPromptLengthInCharacters,
    shorten: `shorten it: it begins with ${JSON.stringify(String(props.prompt).slice(0, 40))}`,
    invalid: 'shot-invalid',
    where,
  });
  const overrides = scenePlanOverridesSchema.safeParse(props.plan ?? {});
  if (!overrides.success) {
    throw new ReshootError('shot-invalid', {
      expected: 'a plan with the fields and the words of the scene plan',
      found: z.prettifyError(overrides.error).replaceAll('\n', '; '),
      fix: "write for example plan={{camera: {move: 'dolly-in'}}}; npx reshoot plan --explain shows the fields",
      where,
    });
  }
  const {take = 1, seed = null, width, height} = props;
  if (!Number.isInteger(take) || take < 1) {
    throw new ReshootError('shot-invalid', {expected: 'a whole take from 1', found: `take ${take}`, fix: 'write take={1}', where});
  }
  if (seed !== null && (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)) {
    throw new ReshootError('shot-invalid', {
      expected: 'a whole seed from 0 to 4294967295',
      found: `seed ${seed}`,
      fix: 'write seed={1}, or leave it out',
      where,
    });
  }
  if ((width === undefined) !== (height === undefined)) {
    throw new ReshootError('shot-invalid', {
      expected: 'both width and height, or neither',
      found: `width ${width}, height ${height}`,
      fix: 'write both in pixels, or leave both out',
      where,
    });
  }
  return {
    id: props.id,
    prompt,
    ...continuing(props, where),
    take,
    seed,
    generator: props.generator ?? null,
    plan: props.plan === undefined ? null : (withPlainLineEndsInside(props.plan as Json) as ScenePlanOverrides),
    size: width === undefined || height === undefined ? null : {width, height},
    parameters: withPlainLineEndsInside(props.parameters ?? {}),
  };
};

/** Not there where nothing is continued: requests of today are the same text as before. */
const continuing = ({id, continues}: ShotRequestProps, where: string): Pick<ShotRequest, 'continues'> => {
  if (continues === undefined) return {};
  if (typeof continues === 'string' && continues !== id) return {continues};
  throw new ReshootError('continues-invalid', {
    expected: 'the id of another shot of this video, with whose last picture this one begins',
    found: continues === id ? 'its own id' : (JSON.stringify(continues) ?? String(continues)),
    fix: 'write the id of the shot before it, or leave continues out',
    where,
  });
};
