"""Batches out of the shards: random samples of one aspect bucket, captions shortened, guides dropped, noise that follows the camera."""
import glob
import json

import numpy as np
import torch

from vocabulary import LENGTH

NOISE_DEPTH = .4  # the plane the shared noise is painted on: where most of the scenery stands
MAX_DISPARITY = 255.0


class Batches:
    def __init__(self, folder, vocabulary, seed):
        self.folder, self.vocabulary, self.rng = folder, vocabulary, np.random.default_rng(seed)
        self.refresh()

    def refresh(self):
        """Shards that appeared meanwhile join in."""
        self.shards = {'image': [], 'clip': []}
        for kind in self.shards:
            for name in sorted(glob.glob(f'{self.folder}/{kind}-*.json')):
                with open(name) as file:
                    self.shards[kind].append((np.load(name[:-5] + '.npy', mmap_mode='r'), json.load(file)))

    def image(self, size):
        return self._batch(self.shards['image'], size)

    def clip(self, size):
        return self._batch(self.shards['clip'], size)

    def _batch(self, shards, size):
        rng = self.rng
        first = shards[rng.integers(len(shards))]
        # A batch mixes shards of one bucket, so that it is not one renderer run after another.
        same = [s for s in shards if s[0].shape[-2:] == first[0].shape[-2:]]
        rows = [(s, int(rng.integers(len(s[1])))) for s in (same[rng.integers(len(same))] for _ in range(size))]
        pixels = torch.from_numpy(np.stack([s[0][i] for s, i in rows])).float().div_(255).transpose(1, 2)  # [B, 11, F, H, W]
        cameras = np.array([s[1][i]['cameras'] for s, i in rows])
        captions = [s[1][i]['tokens'] for s, i in rows]
        guide = pixels[:, 6:10].clone()
        guide[:, :3] *= guide[:, 3:]  # shards hold straight alpha, the network sees premultiplied
        dropped = torch.from_numpy(rng.random(size) < .1)
        guide[dropped] = 0
        # Without a guide the network cannot know a subject's shape, so it is not told of one either.
        captions = [[w for w in words if not (gone and w.startswith(('subject:', 'position:')))] for words, gone in zip(captions, dropped.tolist())]
        ids, mask = self._captions(captions)
        height, width = pixels.shape[-2:]
        position = torch.from_numpy(position_maps(cameras, width, height))
        return dict(picture=pixels[:, :3] * 2 - 1, aside=torch.cat([pixels[:, 3:6] * 2 - 1, pixels[:, 10:11]], 1), guide=guide,
                    ids=ids, mask=mask, position=position, noise=torch.from_numpy(camera_noise(rng, cameras, width, height)))

    def _captions(self, captions):
        rng = self.rng
        ids, mask = np.zeros((len(captions), LENGTH), np.int64), np.zeros((len(captions), LENGTH), np.int64)
        for row, words in enumerate(captions):
            kept = [w for w in words if rng.random() > .12] if rng.random() < .5 else list(words)
            if rng.random() < .1:
                kept = []
            known = [self.vocabulary[w] for w in kept if w in self.vocabulary][:LENGTH]
            ids[row, :len(known)], mask[row, :len(known)] = known, 1
        return torch.from_numpy(ids), torch.from_numpy(mask)


def grids(cameras, width, height, depth):
    """Where each pixel of each frame looks on the plane at `depth`: two arrays [B, F, H, W]."""
    x, y, zoom = (cameras[..., i][..., None, None] for i in range(3))
    xs = (((np.arange(width) + .5) / width - .5) * width / height)[None, None, None, :]
    ys = ((np.arange(height) + .5) / height - .5)[None, None, :, None]
    s = 1 + (zoom - 1) * (.12 + .88 * depth)
    return np.broadcast_to(xs / s + x * depth, (*cameras.shape[:2], height, width)), np.broadcast_to(ys / s + y * depth, (*cameras.shape[:2], height, width))


def position_maps(cameras, width, height):
    gx, gy = grids(cameras, width, height, 1.0)
    return np.stack([gx, gy], 1).astype(np.float32)


def camera_noise(rng, cameras, width, height):
    """One sheet of noise per clip, seen through the moving camera (nearest sample, so it stays Gaussian): [B, 3, F, H, W]."""
    b, frames = cameras.shape[:2]
    if frames == 1:
        return rng.standard_normal((b, 3, 1, height, width), dtype=np.float32)
    margin = 1.5
    sheet_h, sheet_w = int(height * margin), int(width * margin) + int(height * .5)
    sheet = rng.standard_normal((b, 3, sheet_h, sheet_w), dtype=np.float32)
    gx, gy = grids(cameras, width, height, NOISE_DEPTH)
    ix = np.clip(np.floor(gx * height + sheet_w / 2), 0, sheet_w - 1).astype(np.int64)
    iy = np.clip(np.floor(gy * height + sheet_h / 2), 0, sheet_h - 1).astype(np.int64)
    out = np.empty((b, 3, frames, height, width), np.float32)
    for i in range(b):
        out[i] = sheet[i][:, iy[i], ix[i]]
    return out
