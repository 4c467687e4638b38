/** The typeface of the film, there before the first frame. */
import '@fontsource-variable/bricolage-grotesque';
import {cancelRender, continueRender, delayRender} from 'remotion';

export const display = '"Bricolage Grotesque Variable", sans-serif';

// Videos are also loaded in Node, where there is no document.
if (typeof document !== 'undefined') {
  const handle = delayRender('Loading the typeface');
  document.fonts
    .load(`700 100px ${display}`)
    .then(() => continueRender(handle))
    .catch((error: unknown) => cancelRender(error));
}
