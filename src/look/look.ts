import {readFile} from 'node:fs/promises';
import path from 'node:path';
import type {Digest, Fingerprint} from '../core/brand.ts';
import {isSoundGenerator} from '../core/generator.ts';
import {lockFile} from '../machine/lock-path.ts';
import type {Machine} from '../machine/machine.ts';
import {type Facts, filmPlace, type Question} from '../plan/facts.ts';
import {learn} from '../plan/learn.ts';
import {storedTimeline} from '../scan/scan.ts';
import {scanRequest} from '../scan/scan-request.ts';
import {digestOfFile} from '../store/digest-of-file.ts';
import {readLock} from '../store/lock-file.ts';
import type {RecordKind} from '../store/store.ts';
import type {FilmLengths} from './film-lengths.ts';
import {takeFactOf} from './take-fact.ts';

/** What answering needs beside the machine. */
export interface Looking {
  readonly machine: Machine;
  readonly lengths: FilmLengths;
  /** Whether segments and mixes are read to verify their bytes, which those who join them need; else only whether they are there. */
  readonly verifies: boolean;
}

/**
 * Answers the planner's questions. Makes nothing.
 *
 * @throws ReshootError `generator-unknown`, `lock-invalid`, `video-invalid` and what reading the project's files throws.
 */
export const look = async (questions: readonly Question[], looking: Looking): Promise<Partial<Facts>> => {
  const answers: Partial<Facts>[] = [];
  // One after the other: most are about bytes of one disk.
  for (const question of questions) answers.push(await answer(question, looking));
  return answers.reduce<Partial<Facts>>(learn, {});
};

const answer = async (question: Question, {machine, lengths, verifies}: Looking): Promise<Partial<Facts>> => {
  const {context, store} = machine;
  switch (question.about) {
    case 'bundle': {
      const [bundle, browser] = await Promise.all([machine.currentBundle(), machine.browser()]);
      return {bundle: bundle?.digest ?? null, browser: browser.identity};
    }
    case 'lock':
      return {locks: new Map([[question.video, await readLock(lockFile(machine, question.video), question.video)]])};
    case 'generator':
      return {generators: new Map([[question.id, await generator(question, machine)]])};
    case 'take':
      return {takes: new Map([[question.fingerprint, await take(question.fingerprint, machine)]])};
    case 'timeline':
      return {timelines: new Map([[question.key, await storedTimeline(await scanRequest(question.source, machine, context.signal))]])};
    case 'length':
      return {lengths: new Map([[question.key, await lengths.of(question)]])};
    case 'stored': {
      const {kind, key} = question;
      const isStored = verifies ? (await find(kind, key, machine)).state === 'present' : await store.has(kind, key);
      return {stored: new Map([[key, isStored]])};
    }
    case 'film':
      return {films: new Map([[filmPlace(question.file, question.key), await filmInPlace(question, machine)]])};
  }
};

const generator = async ({id, where, makes}: Extract<Question, {about: 'generator'}>, {generators}: Machine) => {
  // A locked take may be of a generator that is no longer here; a voice of a project may never be used.
  if (makes === 'anything') return generators.known(id, where).catch(() => null);
  const fact = await generators.known(id, where);
  if (isSoundGenerator(fact.generator) === (makes === 'sounds')) return fact;
  throw await generators.unknown(id, isSoundGenerator(fact.generator) ? 'it makes sounds' : 'it makes pictures', where);
};

const take = async (fingerprint: Fingerprint, machine: Machine) => {
  const found = await find('take', fingerprint, machine);
  return found.state === 'present' ? takeFactOf(found.record) : null;
};

/** Verifies the bytes: what is corrupt is dropped, told, and counts as not there. */
const find = async (kind: RecordKind, key: string, {store, context}: Machine) => {
  const found = await store.find(kind, key);
  if (found.state === 'corrupt') context.emit({event: 'store-entry-corrupt', kind, key});
  return found;
};

/** Digest of the film in place where it is the one that the key stands for. */
const filmInPlace = async ({file, key}: {readonly file: string; readonly key: Digest}, {store, outFolder}: Machine) => {
  const record = await store.find('film', key);
  if (record.state !== 'present') return null;
  const wanted = await readFile(record.path, 'utf8');
  const there = await digestOfFile(path.join(outFolder, ...file.split('/'))).catch(() => null);
  return there === wanted ? there : null;
};
