import {createRequire} from 'node:module';
import path from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {createServer} from 'vite';
import {ViteNodeRunner} from 'vite-node/client';
import {ViteNodeServer} from 'vite-node/server';
import {type ErrorCode, ReshootError} from '../core/errors.ts';
import {packageFolder} from './package-folder.ts';

/** Modules of a project, run in Node, and the files that took part. */
export interface LoadedModules {
  /** Default exports, in the order of the files asked for. */
  readonly exports: readonly unknown[];
  /** Absolute paths of the project's own files that were run; packages are not among them. */
  readonly files: readonly string[];
}

/**
 * Runs TypeScript modules of a project in Node: the same files that are later bundled for the browser. React components are loaded, never
 * called.
 *
 * @throws ReshootError of this code for a module that does not parse, imports what is not there or throws while it is loaded.
 */
export const loadModules = async (folder: string, files: readonly string[], code: ErrorCode): Promise<LoadedModules> => {
  const server = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    server: {middlewareMode: true, hmr: false, ws: false, watch: null},
    optimizeDeps: {noDiscovery: true, include: []},
    resolve: {alias: ownPackage(folder)},
    appType: 'custom',
  });
  try {
    const node = new ViteNodeServer(server);
    const runner = new ViteNodeRunner({
      root: folder,
      fetchModule: (id) => node.fetchModule(id),
      resolveId: (id, importer) => node.resolveId(id, importer),
    });
    const exports: unknown[] = [];
    for (const file of files) {
      const module: unknown = await runner.executeFile(file).catch((cause: unknown) => {
        throw cause instanceof ReshootError ? cause : cannotLoad(cause, path.relative(folder, file), code);
      });
      exports.push(typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined);
    }
    const loaded = [...runner.moduleCache.keys()]
      .map((id) => id.replace(/^\/@fs/, '').replace(/[?#].*$/, ''))
      .filter((id) => path.isAbsolute(id) && !id.includes('/node_modules/') && !id.includes('\0'));
    return {exports, files: [...new Set(loaded)].sort()};
  } finally {
    await server.close();
  }
};

const cannotLoad = (cause: unknown, file: string, code: ErrorCode): ReshootError => {
  const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new ReshootError(code, {
    expected: 'a module that loads in Node: it parses, its imports are there, nothing in it throws',
    // Compilers colour their messages and draw the place over several lines.
    found: stripVTControlCharacters(message)
      .split('\n')
      .map((line) => line.replaceAll(/[╭╰─│┬╯┌└\s]+/g, ' ').trim())
      .filter(Boolean)
      .slice(0, 6)
      .join(' | '),
    fix: 'mend the file, or the one that it imports',
    where: file.replaceAll(path.sep, '/'),
    cause,
  });
};

/** In this package's own repository `reshoot` is not in node_modules: it means the built package itself. */
const ownPackage = (folder: string): Record<string, string> => {
  try {
    createRequire(path.join(folder, 'package.json')).resolve('reshoot/package.json');
    return {};
  } catch {
    return {reshoot: path.join(packageFolder, 'dist', 'index.js')};
  }
};
