import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {chmod, cp, mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import {promisify} from 'node:util';
import {z} from 'zod';
import {packageFolder} from '../project/package-folder.ts';
import {halfOf, sweepHalves} from '../project/replace-file.ts';
import {drawingFlags, drawingIdentity} from './drawing-flags.ts';
import {standInFontsFolder, standInFontsIdentity} from './stand-in-fonts.ts';

/**
 * Unpacks the browser that lies inside the npm package `@sparticuz/chromium`, once per user and version, and answers with a program that
 * starts it with the libraries that come with it, with our fonts and our flags. Null where the project has no such package or the platform is another.
 *
 * The package unpacks into the shared temporary folder and trusts what already lies there; it runs in a process of its own here, with a
 * private folder, which is renamed into place when it is whole.
 */
export const unpackChromium = async (project: string, browsers: readonly [string, string]): Promise<string | null> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const version = await packageVersion(project);
  if (version === null) return null;
  const name = `${version} ${standInFontsIdentity} ${drawingIdentity}`.replaceAll(' ', '-');
  const [shared, own] = [path.join(browsers[0], name), path.join(browsers[1], name)];
  const unpacked = [shared, own].map(launcherIn).find(existsSync);
  if (unpacked !== undefined) return unpacked;
  return unpackTo(shared, project).catch(() => unpackTo(own, project));
};

const launcherIn = (folder: string): string => path.join(folder, 'headless-shell');

const unpackTo = async (folder: string, project: string): Promise<string> => {
  const executable = launcherIn(folder);
  const temporary = halfOf(folder);
  await mkdir(temporary, {recursive: true});
  await sweepHalves([path.dirname(folder)]);
  try {
    await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', "await (await import('@sparticuz/chromium')).default.executablePath();"],
      // The package only unpacks its libraries where it believes to be on Lambda.
      {cwd: project, env: {...process.env, TMPDIR: temporary, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x'}},
    );
    // Its own font configuration lists folders of another machine, so that text would not be drawn.
    await rm(path.join(temporary, 'fonts'), {recursive: true, force: true});
    await cp(standInFontsFolder(packageFolder), path.join(temporary, 'fonts'), {recursive: true});
    await writeFile(launcherIn(temporary), launcher);
    await chmod(launcherIn(temporary), 0o755);
    await rename(temporary, folder).catch((error: unknown) => {
      // Another process was faster: its folder is as good as ours.
      if (!existsSync(executable)) throw error;
    });
    return executable;
  } finally {
    await rm(temporary, {recursive: true, force: true});
  }
};

const launcher = `#!/bin/sh
# Starts the unpacked Chromium with the libraries that came with it; those of the system come first. Fonts are those beside it.
here=$(cd "$(dirname "$0")" && pwd)
LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/al2023/lib:$here"
FONTCONFIG_FILE="$here/fonts/fonts.conf"
export LD_LIBRARY_PATH FONTCONFIG_FILE
exec "$here/chromium" ${drawingFlags.join(' ')} "$@"
`;

const packageVersion = async (project: string): Promise<string | null> => {
  try {
    const main = createRequire(path.join(project, 'package.json')).resolve('@sparticuz/chromium');
    let folder = path.dirname(main);
    while (path.basename(folder) !== 'chromium') {
      if (path.dirname(folder) === folder) return null;
      folder = path.dirname(folder);
    }
    const manifest = z.object({version: z.string()}).parse(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')));
    return manifest.version;
  } catch {
    return null;
  }
};
