/** The typefaces of our films. Importing this file is enough: no frame is drawn before they are there. */
import '@fontsource-variable/bricolage-grotesque/opsz.css';
import '@fontsource-variable/inter';
import {cancelRender, continueRender, delayRender} from 'remotion';

export const display = '"Bricolage Grotesque Variable", sans-serif';
export const text = '"Inter Variable", sans-serif';

// A font's file is fetched when a letter first needs it, which is too late for the first frame. Videos are also loaded in Node, where
// there is no document.
if (typeof document !== 'undefined') {
  const handle = delayRender('Loading the typefaces');
  Promise.all([display, text].map((family) => document.fonts.load(`700 100px ${family}`, 'Aé“…’€')))
    .then(() => continueRender(handle))
    .catch((error: unknown) => cancelRender(error));
}
