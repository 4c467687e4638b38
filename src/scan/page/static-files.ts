/** The asset that stands for the list of files in `public/`. */
export const staticFilesAsset = 'static-files:';

let isListed = false;

/** Whether the component has read the list of files, by `getStaticFiles()`: a film then depends on what lies in `public/`. */
export const hasReadStaticFiles = (): boolean => isListed;

/** Notes who reads the list. `staticFile()` looks a single file up with `find`, and every film calls it: that does not count. */
export const watchStaticFiles = (): void => {
  const files = window.remotion_staticFiles;
  if (files === undefined) return;
  window.remotion_staticFiles = new Proxy(files, {
    get: (list, name) => {
      if (name === 'find') return list.find.bind(list);
      isListed = true;
      return Reflect.get(list, name);
    },
  });
};
