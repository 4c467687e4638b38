import {copyFile, link, mkdir, readFile, stat, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {glob} from 'tinyglobby';

/**
 * The folder that the browser is served: the files of a bundle, beside the `public/` of the project as it is now. It is made for each run, in the run's
 * own folder: a bundle holds nothing of the place where it was made, so a project may be copied, moved, or restored from a cache with its state.
 *
 * @returns the folder.
 */
export const makeSite = async (request: {
  readonly bundleFolder: string;
  readonly publicFolder: string;
  readonly folder: string;
}): Promise<string> => {
  const {bundleFolder, publicFolder, folder} = request;
  const files = (await glob(['**/*'], {cwd: bundleFolder, dot: true, expandDirectories: false, ignore: ['public/**']})).filter(
    (file) => file !== page,
  );
  await Promise.all([...new Set(files.map((file) => path.dirname(file)))].map((name) => mkdir(path.join(folder, name), {recursive: true})));
  // Links cost nothing; file systems without them get copies.
  const place = (file: string): Promise<void> => {
    const [from, to] = [path.join(bundleFolder, file), path.join(folder, file)];
    return link(from, to).catch(() => copyFile(from, to));
  };
  await Promise.all(files.map(place));
  await mkdir(publicFolder, {recursive: true});
  // A junction needs no rights on Windows; elsewhere the word is ignored and this is a symbolic link.
  await symlink(publicFolder, path.join(folder, 'public'), 'junction');
  const html = await readFile(path.join(bundleFolder, page), 'utf8');
  await writeFile(
    path.join(folder, page),
    inPlace(html, {cwd: path.dirname(publicFolder), staticFiles: await listStaticFiles(publicFolder)}),
  );
  return folder;
};

const page = 'index.html';

/** What Remotion has written into the page about the place where it was bundled, as it is where it is drawn. */
const inPlace = (html: string, {cwd, staticFiles}: {readonly cwd: string; readonly staticFiles: readonly StaticFile[]}): string => {
  const facts = {remotion_cwd: cwd, remotion_projectName: path.basename(cwd), remotion_staticFiles: staticFiles};
  return Object.entries(facts).reduce(
    (text, [name, value]) =>
      // A replacement function: names of files may have `$&` in them. `<` would end the script.
      text.replace(
        new RegExp(`window\\.${name} = .*?</script>`),
        () => `window.${name} = ${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`,
      ),
    html,
  );
};

/** As `getStaticFiles()` gives it. */
type StaticFile = {
  readonly name: string;
  readonly src: string;
  readonly sizeInBytes: number;
  /** No film may depend on when a file was copied. */
  readonly lastModified: 0;
};

/** What lies in `public/`, in order, without what Reshoot keeps there. */
export const listStaticFiles = async (publicFolder: string): Promise<StaticFile[]> => {
  const names = await glob(['**/*'], {cwd: publicFolder, dot: true, expandDirectories: false, ignore: ['.reshoot/**']});
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      src: `/public/${name.split('/').map(encodeURIComponent).join('/')}`,
      sizeInBytes: (await stat(path.join(publicFolder, name))).size,
      lastModified: 0,
    })),
  );
};
