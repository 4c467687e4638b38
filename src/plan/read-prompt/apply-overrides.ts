import {type ScenePlan, type ScenePlanOverrides, scenePlanOverridesSchema} from '../../core/scene-plan.ts';

/**
 * Lays an author's overrides over a plan, field by field: groups are merged, lists are replaced, `null` takes a reading back.
 *
 * @example
 * applyOverrides(plan, {camera: {move: 'orbit'}}); // everything else as it was read
 */
export const applyOverrides = (plan: ScenePlan, overrides: ScenePlanOverrides | null): ScenePlan => {
  if (overrides === null) return plan;
  const {location, camera, sound, ...fields} = said(scenePlanOverridesSchema.parse(overrides));
  return {
    ...plan,
    ...fields,
    location: {...plan.location, ...said(location ?? {})},
    camera: {...plan.camera, ...said(camera ?? {})},
    sound: {...plan.sound, ...said(sound ?? {})},
  };
};

/** Without the keys whose value is `undefined`: a prop that was not given is not a wish. */
const said = <Fields extends object>(fields: Fields): {[Key in keyof Fields]: Exclude<Fields[Key], undefined>} =>
  // Object.fromEntries forgets the keys' types.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>;
  };
