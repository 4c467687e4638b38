import {z} from 'zod';
import {ReshootError} from './errors.ts';
import type {Plan} from './plan.ts';
import {type Work, workKinds} from './work.ts';

/** What a saved plan has beside what `plan --json` prints. Raised when older plans cannot be carried out any more. */
const format = 1;

/** As much of a saved plan as finds an item; its input was written by the same version of the tool. */
const planFileSchema = z.looseObject({
  reshootPlan: z.literal(format),
  work: z.array(
    z.looseObject({
      kind: z.enum(workKinds),
      name: z.string(),
      needs: z.array(z.string()),
      key: z.string().nullable(),
      action: z.enum(['keep', 'restore', 'make', 'blocked']),
      input: z.looseObject({}).nullable(),
    }),
  ),
});

/** What `reshoot plan -o` writes beside the printed plan: everything that making its work needs. */
export const planFileOf = ({work}: Plan): {readonly reshootPlan: typeof format; readonly work: readonly Work[]} => ({
  reshootPlan: format,
  work,
});

/**
 * The work of a saved plan.
 *
 * @param where the file, for messages.
 * @throws ReshootError `plan-invalid`
 */
export const workInPlanFile = (text: string, where: string): readonly Work[] => {
  const parsed = planFileSchema.safeParse(json(text));
  // Written by planFileOf(): what is not checked here was never written by hand.
  if (parsed.success) return parsed.data.work as unknown as readonly Work[];
  throw new ReshootError('plan-invalid', {
    expected: 'a plan that `reshoot plan -o` of this version has written',
    found: z.prettifyError(parsed.error).split('\n').slice(0, 2).join(' '),
    fix: 'npx reshoot plan -o plan.json',
    where,
  });
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * The work of a name.
 *
 * @throws ReshootError `plan-invalid` where the plan names no such work; the message has the names that are next.
 */
export const workNamed = (work: readonly Work[], name: string, where: string): Work => {
  const found = work.find((one) => one.name === name);
  if (found) return found;
  const names = work.filter(({action}) => action === 'make').map((one) => one.name);
  throw new ReshootError('plan-invalid', {
    expected: `the name of work in the plan: ${names.slice(0, 6).join(', ') || 'nothing is left to be made'}`,
    found: JSON.stringify(name),
    fix: names[0] === undefined ? 'npx reshoot render, which has nothing left to make' : `npx reshoot work "${names[0]}" --plan ${where}`,
    where,
  });
};
