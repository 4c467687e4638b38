/** A picture as CLIP's own image processor makes it: the shorter side to 224, the middle cut out, normalised. */
import {normalisedForClip} from './clip-image.ts';
import {resizedAsPillow} from './pillow-resize.ts';
import {type Numbers, numbers} from './tensors.ts';

const side = 224;

/** [1, 3, H, W] from −1 to 1, to [1, 3, 224, 224]. */
export function clipCrop(picture: Numbers): Numbers {
  const [, , height = 1, width = 1] = picture.dims;
  const shorter = Math.min(width, height);
  const size = {width: Math.trunc((side * width) / shorter), height: Math.trunc((side * height) / shorter)};
  const {data} = resizedAsPillow(picture, size);
  const left = Math.floor((size.width - side) / 2);
  const top = Math.floor((size.height - side) / 2);
  const result = new Float32Array(3 * side * side);
  for (let channel = 0; channel < 3; channel++) {
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const value = data[(channel * size.height + y + top) * size.width + x + left] ?? 0;
        result[(channel * side + y) * side + x] = normalisedForClip(value / 255, channel);
      }
    }
  }
  return numbers(result, [1, 3, side, side]);
}
