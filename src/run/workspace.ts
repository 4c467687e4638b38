import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {digestOf} from '../core/digest.ts';
import type {Emit} from '../core/events.ts';
import {FileDigests} from '../project/file-digests.ts';
import {loadProject, type Project, stateFolder, toolDigest} from '../project/project.ts';
import {type FoundBrowser, findBrowser} from '../remotion/browser.ts';
import {type Bundle, bundleProject} from '../remotion/bundle.ts';
import {openSession, type Session} from '../remotion/session.ts';
import {createDiskStore} from '../store/disk-store.ts';
import type {Store} from '../store/store.ts';
import {inWorkFolder} from '../store/work-folder.ts';
import {Generators} from './generators.ts';
import {writeEntry} from './prepare-studio.ts';

/** What a command hands to every stage. */
export interface RunContext {
  /** Absolute folder of the project. */
  readonly project: string;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A project that is being worked on. What is expensive is started when it is first asked for. */
export class Workspace {
  readonly project: Project;
  readonly store: Store;
  readonly digests: FileDigests;
  readonly generators: Generators;
  readonly context: RunContext;
  /** For files that are not finished; this process's own, removed at the end. */
  readonly workFolder: string;
  #bundle: Promise<Bundle> | null = null;
  #browser: Promise<FoundBrowser> | null = null;
  #session: Promise<Session> | null = null;

  private constructor(context: RunContext, project: Project, own: {readonly digests: FileDigests; readonly workFolder: string}) {
    this.context = context;
    this.project = project;
    this.digests = own.digests;
    this.store = createDiskStore({folder: path.join(stateFolder(context.project), 'store')});
    this.generators = new Generators(project);
    this.workFolder = own.workFolder;
  }

  /** Opens the project, works, and closes what was started, whatever happens. */
  static run<Result>(context: RunContext, work: (workspace: Workspace) => Promise<Result>): Promise<Result> {
    return inWorkFolder(path.join(stateFolder(context.project), 'work'), async (workFolder) => {
      const workspace = await Workspace.#open(context, workFolder);
      try {
        return await work(workspace);
      } finally {
        await workspace.#close();
      }
    });
  }

  static async #open(context: RunContext, workFolder: string): Promise<Workspace> {
    const state = stateFolder(context.project);
    await mkdir(state, {recursive: true});
    const digests = new FileDigests(path.join(state, 'digests.json'), context.now);
    const project = await loadProject(context.project, digests);
    return new Workspace(context, project, {digests, workFolder});
  }

  /** The bundle of all videos: from last time while its inputs are the same. */
  bundle(): Promise<Bundle> {
    this.#bundle ??= this.#makeBundle();
    return this.#bundle;
  }

  browser(): Promise<FoundBrowser> {
    const {project, environment} = this.context;
    this.#browser ??= findBrowser({project, environment});
    return this.#browser;
  }

  /** A running browser on the bundle; a new one where the last has crashed. */
  async session(): Promise<Session> {
    const open = await this.#session?.catch(() => null);
    if (open?.isAlive() === false) {
      this.#session = null;
      await open.close().catch(() => undefined);
    }
    this.#session ??= this.#openSession();
    return this.#session;
  }

  async #close(): Promise<void> {
    await this.#session?.then((session) => session.close()).catch(() => undefined);
    await this.generators.close();
    await this.digests.save();
  }

  async #openSession(): Promise<Session> {
    return openSession({bundleFolder: (await this.bundle()).folder, browser: await this.browser()});
  }

  async #makeBundle(): Promise<Bundle> {
    const {project, emit, now} = this.context;
    const {file: entryFile, text} = await writeEntry(this.project);
    const started = now();
    let told = false;
    const bundle = await bundleProject({
      project,
      entryFile,
      entry: digestOf(text),
      tool: await toolDigest(this.digests),
      digests: this.digests,
      onProgress: (share) => {
        if (!told) emit({event: 'stage-started', stage: 'bundle', label: 'videos'});
        told = true;
        emit({event: 'progress', stage: 'bundle', label: 'videos', share});
      },
    });
    if (told) emit({event: 'stage-finished', stage: 'bundle', label: 'videos', durationInMilliseconds: now() - started});
    return bundle;
  }
}
