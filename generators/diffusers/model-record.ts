/** `reshoot-model.json`: what is known of a model's files, written by `reshoot models add` and served beside them by whoever passes a model on. */
import path from 'node:path';
import {z} from 'zod';
import {modelError} from './model-error.ts';
import {readJsonIfThere} from './read-json.ts';

export const recordName = 'reshoot-model.json';

const filePath = z
  .string()
  .regex(/^[^\\:]+$/)
  // A record may come from elsewhere: nothing in it may reach outside of the model's folder.
  .refine((name) => !path.posix.isAbsolute(name) && !name.split('/').some((part) => part === '..' || part === '.' || part === ''));

const recordSchema = z.object({
  schema: z.literal(1),
  /** Address that the files came from; null for a folder. */
  source: z.string().nullable(),
  /** Digest of the weights as fingerprints have it. */
  digest: z.string(),
  licence: z.string(),
  /** Class of the pipeline and of its network. */
  family: z.string(),
  files: z.record(filePath, z.object({sha256: z.string().regex(/^[0-9a-f]{64}$/), sizeInBytes: z.int().min(0)})),
});

export type ModelRecord = z.output<typeof recordSchema>;

export function parseRecord(json: unknown, where: string): ModelRecord {
  const read = recordSchema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw modelError({
    expected: `${recordName} as \`reshoot models add\` writes it, with paths inside the model's folder`,
    found: `${issue?.message ?? 'something else'} at ${issue?.path.join('.') ?? ''}`,
    fix: 'remove it, or have it written again from the model’s folder',
    where,
  });
}

export async function readRecord(folder: string): Promise<ModelRecord | null> {
  const file = path.join(folder, recordName);
  const json = await readJsonIfThere(file);
  return json === null ? null : parseRecord(json, file);
}
