"""The runtime's sampling loop in Python, for looking and for measuring: `generators/animatic/denoise.ts` says what each line is."""
import os
import sys

import numpy as np
import onnxruntime

sys.path.insert(0, os.path.dirname(__file__))
from batches import camera_noise, position_maps
from vocabulary import LENGTH

SHIFT = 3


class Sampler:
    def __init__(self, path, vocabulary, threads=2):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.add_session_config_entry('session.intra_op.allow_spinning', '0')
        self.session = onnxruntime.InferenceSession(path, options, providers=['CPUExecutionProvider'])
        self.vocabulary = vocabulary

    def encode(self, words):
        ids, mask = np.zeros((1, LENGTH), np.int64), np.zeros((1, LENGTH), np.int64)
        known = [self.vocabulary[w] for w in words if w in self.vocabulary][:LENGTH]
        ids[0, :len(known)], mask[0, :len(known)] = known, 1
        return ids, mask

    def __call__(self, words, cameras, guide, size, seed=0, steps=8, guidance=2.0):
        """guide [F,4,H,W] straight uint8 or None -> picture and aside, float [F, C, H, W]."""
        width, height = size
        cameras = np.asarray(cameras, np.float64)[None]
        frames = cameras.shape[1]
        g = np.zeros((1, 4, frames, height, width), np.float32)
        if guide is not None:
            g[0] = guide.transpose(1, 0, 2, 3).astype(np.float32) / 255
            g[:, :3] *= g[:, 3:]
        feeds = dict(position_map=position_maps(cameras, width, height), guide=g)
        z = camera_noise(np.random.default_rng(seed), cameras, width, height)
        yes, no = self.encode(words), self.encode([])
        bend = lambda e: SHIFT * e / (1 + (SHIFT - 1) * e)
        for i in range(steps):
            t, s = bend(1 - i / steps), bend(1 - (i + 1) / steps)
            ask = lambda c: self.session.run(None, dict(sample=z, timestep=np.array([t], np.float32), input_ids=c[0], attention_mask=c[1], **feeds))
            v, aside = ask(yes)
            if guidance != 1 and t > .3:
                u = ask(no)[0]
                v = u + guidance * (v - u)
            z = (z + (s - t) * v).astype(np.float32)
        return z[0].transpose(1, 0, 2, 3), aside[0].transpose(1, 0, 2, 3)
