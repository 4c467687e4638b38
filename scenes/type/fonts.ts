/** The typefaces of our films. Importing this file is enough: no frame is drawn before they are there. */
import '@fontsource-variable/bricolage-grotesque/opsz.css';
import '@fontsource-variable/inter';
import {loadFont} from 'reshoot';

export const display = loadFont('Bricolage Grotesque Variable', {weights: [700]});
export const text = loadFont('Inter Variable', {weights: [700]});
