import {mkdtemp, readFile} from 'node:fs/promises';
import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import {browserVariant} from '../core/browser-variant.ts';
import {digestOf} from '../core/digest.ts';
import type {Finding} from '../core/finding.ts';
import {type BrowserVariant, projectDataVariable, publicFolder} from '../core/project-data.ts';
import type {Variables} from '../core/read-variables.ts';
import type {RunContext} from '../core/run-context.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Variant} from '../core/variant.ts';
import type {FilmReference, TakeReference} from '../core/work.ts';
import {componentVariables, configVariables, emptyVariables} from '../project/environment.ts';
import {FileDigests} from '../project/file-digests.ts';
import {loadProject, type Project, stateFolder, toolDigest} from '../project/project.ts';
import {sweepHalves} from '../project/replace-file.ts';
import {writeEntry} from '../project/write-entry.ts';
import type {FoundBrowser} from '../remotion/browser.ts';
import {type Bundle, type BundleRequest, currentBundle, makeBundle} from '../remotion/bundle.ts';
import {type OpenPage, openPage} from '../remotion/open-page.ts';
import type {PageFolders} from '../remotion/page-folders.ts';
import type {PageToDraw} from '../remotion/page-options.ts';
import {openSession, type Session} from '../remotion/session.ts';
import {makeSite} from '../remotion/site.ts';
import {createDiskStore} from '../store/disk-store.ts';
import type {Store} from '../store/store.ts';
import {inWorkFolder} from '../store/work-folder.ts';
import type {TakeFile} from './expose-takes.ts';
import {Generators} from './generators.ts';
import {ProjectBrowser} from './project-browser.ts';

/** What a machine is made of. */
interface Parts {
  readonly project: Project;
  readonly digests: FileDigests;
  readonly browser: ProjectBrowser;
  readonly workFolder: string;
  readonly variables: Variables;
  readonly out: string | null;
}

/** A project that is being worked on. What is expensive is started when it is first asked for. */
export class Machine {
  readonly project: Project;
  readonly store: Store;
  readonly digests: FileDigests;
  readonly generators: Generators;
  readonly context: RunContext;
  /** For files that are not finished; this process's own, removed at the end. */
  readonly workFolder: string;
  /** What components find in `process.env`. */
  readonly variables: Variables;
  /** Where films are put. Absolute. */
  readonly outFolder: string;
  readonly #browser: ProjectBrowser;
  readonly #said = new Set<string>();
  readonly #timelines = new Map<Digest, Promise<Timeline>>();
  #bundle: Promise<Bundle | null> | null = null;
  #session: Promise<Session> | null = null;

  private constructor(context: RunContext, {project, digests, browser, workFolder, variables, out}: Parts) {
    this.outFolder = path.resolve(context.project, out ?? project.config.out);
    this.variables = variables;
    this.context = context;
    this.project = project;
    this.digests = digests;
    this.store = createDiskStore({folder: path.join(stateFolder(context.project), 'store')});
    this.generators = new Generators(project, context.environment);
    this.workFolder = workFolder;
    this.#browser = browser;
  }

  /**
   * Opens the project, works, and closes what was started, whatever happens.
   *
   * @param options.out where films are put, from the project's folder; null: where its configuration says.
   * @param options.isHelper whether another process has opened the project before, and has told what was found in it.
   */
  static run<Result>(
    context: RunContext,
    work: (machine: Machine) => Promise<Result>,
    {out = null, isHelper = false}: {readonly out?: string | null; readonly isHelper?: boolean} = {},
  ): Promise<Result> {
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
        const machine = new Machine(context, {project, digests, browser, workFolder, variables, out});
        if (!isHelper) machine.tell([...project.findings, ...(await emptyVariables(context.project))]);
        return await work(machine).finally(() => machine.#close());
      } finally {
        await browser.close();
      }
    });
  }

  /** A project is planned several times in a run: what holds for all plans is said once. */
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

  /** The bundle of last time; null where an input has changed since, or there is none. */
  currentBundle(): Promise<Bundle | null> {
    this.#bundle ??= this.#bundleRequest().then(currentBundle);
    return this.#bundle;
  }

  /** Bundles all videos. */
  makeBundle(onProgress: (share: number) => void): Promise<Bundle> {
    // What is bundled is scanned next; here nothing that is run in Node has changed.
    this.#browser.launchAhead();
    const made = this.#bundleRequest().then((request) => makeBundle({...request, onProgress}));
    this.#bundle = made;
    return made;
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
    const folder = await this.#bundleFolder();
    // A crashed browser may leave the last site open.
    const site = await mkdtemp(path.join(this.workFolder, 'site-'));
    const siteFolder = await makeSite({bundleFolder: folder, publicFolder: this.#publicFolder, folder: site});
    return openSession({siteFolder, browser: this.#browser.take()});
  }

  /** Where files lie that pages ask for. */
  async folders(): Promise<PageFolders> {
    return {publicFolder: this.#publicFolder, bundleFolder: await this.#bundleFolder()};
  }

  get #publicFolder(): string {
    return path.join(this.context.project, 'public');
  }

  async #bundleFolder(): Promise<string> {
    const bundle = await this.currentBundle();
    if (bundle === null) throw new RangeError('The bundle was not made before it was needed.');
    return bundle.folder;
  }

  async #bundleRequest(): Promise<BundleRequest> {
    const {file: entryFile, text} = await writeEntry(this.project);
    return {
      project: this.context.project,
      entryFile,
      entry: digestOf(text),
      tool: await toolDigest(this.digests),
      digests: this.digests,
      variables: configVariables(this.context.environment, this.variables),
    };
  }

  /** The page of a variant, for scanning. */
  async openScanPage(variant: Variant, speech: Timeline['speech']): Promise<OpenPage> {
    const data = {...browserVariant(variant, null, {}), speech};
    return openPage({session: await this.session(), variant, variables: this.#pageVariables(data), mode: 'scan'});
  }

  /** The page on which a film's frames are drawn and its sounds are found. */
  async pageOf({variant, timeline, takes}: FilmReference): Promise<PageToDraw> {
    const data = browserVariant(variant, await this.timeline(timeline), takes);
    return {session: await this.session(), variant, variables: this.#pageVariables(data)};
  }

  #pageVariables(variant: BrowserVariant): Variables {
    return {...this.variables, [projectDataVariable]: JSON.stringify({variants: [variant]})};
  }

  /** A stored timeline, by its key. */
  timeline(key: Digest): Promise<Timeline> {
    const known = this.#timelines.get(key) ?? this.#readTimeline(key);
    this.#timelines.set(key, known);
    return known;
  }

  async #readTimeline(key: Digest): Promise<Timeline> {
    const found = await this.store.find('timeline', key);
    if (found.state !== 'present') throw new RangeError(`The timeline ${key} is not in the store: it is ${found.state}.`);
    // Written by the scan; the store has verified the bytes.
    return JSON.parse(await readFile(found.path, 'utf8')) as Timeline;
  }

  /**
   * Files of stored takes, by the same names, their bytes verified.
   *
   * @throws RangeError where the store has others: a plan names what is there.
   */
  async takeFiles(takes: {readonly [name: string]: TakeReference}): Promise<Map<string, TakeFile>> {
    const files = new Map<string, TakeFile>();
    for (const [name, {fingerprint, digest}] of Object.entries(takes)) {
      const found = await this.store.find('take', fingerprint);
      if (found.state !== 'present' || found.record.digest !== digest) throw new RangeError(`The take ${fingerprint} is not in the store.`);
      files.set(name, {digest, path: found.path});
    }
    return files;
  }
}
