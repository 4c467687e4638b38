import {h264} from '../media/h264.ts';
import {captureIdentity, overlayIdentity} from '../remotion/capture.ts';
import {blendIdentity} from './blend.ts';

/** How frames become bytes: part of every segment key. */
export const captureEncoding = {
  encoder: `h264 ${h264.version} ${h264.film.preset} ${h264.film.crf}`,
  capture: `${captureIdentity} ${overlayIdentity} ${blendIdentity}`,
};
