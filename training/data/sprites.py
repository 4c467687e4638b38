"""The sprite atlas: subjects as RGBA pictures, rasterised from SVG by `rasterise.mjs` into one .npz-free folder of PNG files."""
import glob
import os

import numpy as np
import skia


class Sprite:
    def __init__(self, name, image):
        self.name, self.image = name, image
        pixels = np.asarray(image.toarray(colorType=skia.kRGBA_8888_ColorType)).astype(np.float32) / 255
        alpha = pixels[..., 3:]
        self.mean = (pixels[..., :3] * alpha).sum((0, 1)) / max(1e-3, alpha.sum())


def load(folder):
    files = sorted(glob.glob(os.path.join(folder, '*.png')))
    return [Sprite(os.path.basename(f)[:-4], skia.Image.open(f)) for f in files]
