import {mkdtemp} from 'node:fs/promises';
import path from 'node:path';
import {digestOf} from '../core/digest.ts';
import type {Emit} from '../core/events.ts';
import type {Finding} from '../core/finding.ts';
import {publicFolder} from '../core/project-data.ts';
import type {Variables} from '../core/read-variables.ts';
import {componentVariables, configVariables, emptyVariables} from '../project/environment.ts';
import {FileDigests} from '../project/file-digests.ts';
import {loadProject, type Project, stateFolder, toolDigest} from '../project/project.ts';
import {sweepHalves} from '../project/replace-file.ts';
import type {FoundBrowser} from '../remotion/browser.ts';
import {type Bundle, bundleProject} from '../remotion/bundle.ts';
import {openSession, type Session} from '../remotion/session.ts';
import {makeSite} from '../remotion/site.ts';
import {createDiskStore} from '../store/disk-store.ts';
import type {Store} from '../store/store.ts';
import {inWorkFolder} from '../store/work-folder.ts';
import {Generators} from './generators.ts';
import {writeEntry} from './prepare-studio.ts';
import {ProjectBrowser} from './project-browser.ts';

/** What a command hands to every stage. */
export interface RunContext {
  /** Absolute folder of the project. */
  readonly project: string;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What a workspace is made of. */
interface Parts {
  readonly project: Project;
  readonly digests: FileDigests;
  readonly browser: ProjectBrowser;
  readonly workFolder: string;
  readonly variables: Variables;
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
  /** What components find in `process.env`. */
  readonly variables: Variables;
  readonly #browser: ProjectBrowser;
  readonly #said = new Set<string>();
  #bundle: Promise<Bundle> | null = null;
  #session: Promise<Session> | null = null;

  private constructor(context: RunContext, {project, digests, browser, workFolder, variables}: Parts) {
    this.variables = variables;
    this.context = context;
    this.project = project;
    this.digests = digests;
    this.store = createDiskStore({folder: path.join(stateFolder(context.project), 'store')});
    this.generators = new Generators(project, context.environment);
    this.workFolder = workFolder;
    this.#browser = browser;
  }

  /** Opens the project, works, and closes what was started, whatever happens. */
  static run<Result>(context: RunContext, work: (workspace: Workspace) => Promise<Result>): Promise<Result> {
    const state = stateFolder(context.project);
    return inWorkFolder(path.join(state, 'work'), async (workFolder) => {
      await sweepHalves([
        state,
        path.join(state, 'bundles'),
        path.join(state, 'browser'),
        path.join(context.project, 'public', publicFolder, 'takes'),
      ]);
      const digests = new FileDigests(path.join(state, 'digests.json'), context.now);
      const browser = new ProjectBrowser(context);
      try {
        // A project that has changed is scanned: the browser starts while its modules are read.
        const shell = context.environment;
        const project = await loadProject({folder: context.project, shell, digests}, () => browser.launchAhead());
        const variables = await componentVariables(context.project, shell);
        const workspace = new Workspace(context, {project, digests, browser, workFolder, variables});
        workspace.tell([...project.findings, ...(await emptyVariables(context.project))]);
        return await work(workspace).finally(() => workspace.#close());
      } finally {
        await browser.close();
      }
    });
  }

  /** A project may be surveyed several times in a run: what holds for all of them is said once. */
  warnOnce(message: string): void {
    if (this.#said.has(message)) return;
    this.#said.add(message);
    this.context.emit({event: 'warning', message});
  }

  /** Tells findings, each once a run. */
  tell(findings: readonly Finding[]): void {
    for (const finding of findings) {
      const text = JSON.stringify(finding);
      if (!this.#said.has(text)) this.context.emit({event: 'finding', ...finding});
      this.#said.add(text);
    }
  }

  /** The bundle of all videos: from last time while its inputs are the same. */
  bundle(): Promise<Bundle> {
    this.#bundle ??= this.#makeBundle();
    return this.#bundle;
  }

  browser(): Promise<FoundBrowser> {
    return this.#browser.find();
  }

  /** A running browser on the bundle; a new one where the last has crashed. */
  async session(): Promise<Session> {
    const last = this.#session;
    const open = await last?.catch(() => null);
    // Several may ask at once, and the first of them has opened a new one.
    if (open?.isAlive() === false && this.#session === last) {
      this.#session = open
        .close()
        .catch(() => undefined)
        .then(() => this.#openSession());
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
    const {folder} = await this.bundle();
    // A crashed browser may leave the last site open.
    const site = await mkdtemp(path.join(this.workFolder, 'site-'));
    const siteFolder = await makeSite({bundleFolder: folder, publicFolder: path.join(this.context.project, 'public'), folder: site});
    return openSession({siteFolder, browser: this.#browser.take()});
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
      variables: configVariables(this.context.environment, this.variables),
      onProgress: (share) => {
        if (!told) {
          emit({event: 'stage-started', stage: 'bundle', label: 'videos'});
          // What is bundled is scanned next; here nothing that is run in Node has changed.
          this.#browser.launchAhead();
        }
        told = true;
        emit({event: 'progress', stage: 'bundle', label: 'videos', share});
      },
    });
    if (told) emit({event: 'stage-finished', stage: 'bundle', label: 'videos', durationInMilliseconds: now() - started});
    return bundle;
  }
}
