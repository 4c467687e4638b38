import {readFile} from 'node:fs/promises';
import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Variant} from '../core/variant.ts';
import type {Video} from '../core/video.ts';
import type {LengthFact} from '../plan/facts.ts';
import {filmLength} from '../project/film-length.ts';
import {loadVideo, type Project, type Shell, stateFolder} from '../project/project.ts';
import {replaceText} from '../project/replace-file.ts';

interface Known extends LengthFact {
  /** Of everything that decides it. */
  readonly key: Digest;
}

/**
 * Lengths of films that follow their speech. The author's function is run again only where its code, its props or the speech has changed: a film that
 * has not loads no module.
 */
export class FilmLengths {
  readonly #project: Project;
  readonly #shell: Shell;
  readonly #file: string;
  readonly #now = new Map<string, Known>();
  readonly #videos = new Map<string, Promise<Video>>();
  #before: Promise<Readonly<Record<string, Known>>> | null = null;

  constructor(project: Project, shell: Shell) {
    this.#project = project;
    this.#shell = shell;
    this.#file = path.join(stateFolder(project.folder), 'lengths.json');
  }

  async of({
    key,
    variant,
    speech,
  }: {
    readonly key: Digest;
    readonly variant: Variant;
    readonly speech: Timeline['speech'];
  }): Promise<LengthFact> {
    const known = this.#now.get(variant.id) ?? (await this.#load())[variant.id];
    const length = known?.key === key ? known : {key, ...filmLength(await this.#video(variant.video), variant, speech)};
    this.#now.set(variant.id, length);
    return length;
  }

  /** Losing the file costs a module to load, never a wrong answer. */
  async save(): Promise<void> {
    const before = await this.#load();
    const after = {...before, ...Object.fromEntries(this.#now)};
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    await replaceText(this.#file, JSON.stringify(after)).catch(() => undefined);
  }

  #video(id: string): Promise<Video> {
    const loading = this.#videos.get(id) ?? loadVideo(this.#project, id, this.#shell);
    this.#videos.set(id, loading);
    return loading;
  }

  #load(): Promise<Readonly<Record<string, Known>>> {
    this.#before ??= readFile(this.#file, 'utf8')
      // Only ever written by save().
      .then((text) => JSON.parse(text) as Record<string, Known>)
      .catch(() => ({}));
    return this.#before;
  }
}
