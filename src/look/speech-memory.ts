import {readFile} from 'node:fs/promises';
import path from 'node:path';
import type {Timeline} from '../core/timeline.ts';
import {stateFolder} from '../project/project.ts';
import {replaceText} from '../project/replace-file.ts';

type Speech = Timeline['speech'];

const fileOf = (project: string): string => path.join(stateFolder(project), 'speech.json');

/** What was heard in each variant last time, so that an unchanged film is looked at once. */
export const lastSpeech = async (project: string): Promise<ReadonlyMap<string, Speech>> => new Map(Object.entries(await load(project)));

/** Remembers what is heard in these. Losing the file costs a pass, never a wrong answer. */
export const rememberSpeech = async (project: string, heard: ReadonlyMap<string, Speech>): Promise<void> => {
  const before = await load(project);
  const after = {...before, ...Object.fromEntries(heard)};
  const said = Object.fromEntries(Object.entries(after).filter(([, speech]) => Object.keys(speech).length > 0));
  if (JSON.stringify(said) === JSON.stringify(before)) return;
  await replaceText(fileOf(project), JSON.stringify(said)).catch(() => undefined);
};

const load = (project: string): Promise<Record<string, Speech>> =>
  readFile(fileOf(project), 'utf8')
    // Only ever written by rememberSpeech().
    .then((text) => JSON.parse(text) as Record<string, Speech>)
    .catch(() => ({}));
