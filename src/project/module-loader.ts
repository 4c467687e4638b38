import {createRequire} from 'node:module';
import path from 'node:path';
import {createServer} from 'vite';
import {ViteNodeRunner} from 'vite-node/client';
import {ViteNodeServer} from 'vite-node/server';
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
 */
export const loadModules = async (folder: string, files: readonly string[]): Promise<LoadedModules> => {
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
      const module: unknown = await runner.executeFile(file);
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

/** In this package's own repository `reshoot` is not in node_modules: it means the built package itself. */
const ownPackage = (folder: string): Record<string, string> => {
  try {
    createRequire(path.join(folder, 'package.json')).resolve('reshoot/package.json');
    return {};
  } catch {
    return {reshoot: path.join(packageFolder, 'dist', 'index.js')};
  }
};
