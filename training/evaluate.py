"""Measures the exported network: `python training/evaluate.py --model generators/animatic/model --shards shards --sprites sprites --out runs/evaluation.json`.

Place, time and weather: a small classifier, trained on the procedural scenes, reads plates that the network painted for prompts it
never saw, and the same plates against shuffled prompts. Camera: the sign of the optical flow against the commanded move. Flicker and
motion: mean change between neighbouring frames, for a static and for a moving camera.
"""
import argparse
import glob
import json
import os
import sys

import cv2
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

for folder in ('data', 'model'):
    sys.path.insert(0, os.path.join(os.path.dirname(__file__), folder))
from camera import path
from light import TIMES, WEATHERS
from make import tokens
from sample import Sampler
from scene import PLACES, Scene
from vocabulary import load as load_vocabulary
import sprites as sprite_atlas

HEADS = {'place': list(PLACES), 'time': TIMES, 'weather': WEATHERS}
SIZE = (108, 192)


class Reader(nn.Module):
    """Plate -> place, time, weather. Small on purpose: it has to know the style, not to be clever."""

    def __init__(self):
        super().__init__()
        widths = [3, 32, 64, 96, 128]
        self.layers = nn.Sequential(*[nn.Sequential(nn.Conv2d(a, b, 3, stride=2, padding=1), nn.BatchNorm2d(b), nn.SiLU(), nn.Conv2d(b, b, 3, padding=1), nn.BatchNorm2d(b), nn.SiLU()) for a, b in zip(widths, widths[1:])])
        self.heads = nn.ModuleDict({k: nn.Linear(2 * 128, len(v)) for k, v in HEADS.items()})

    def forward(self, x):
        x = self.layers(x)
        x = torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1)
        return {k: head(x) for k, head in self.heads.items()}


def shrink(plates):
    return torch.from_numpy(np.stack([cv2.resize(p, (36, 64), interpolation=cv2.INTER_AREA) for p in plates])).permute(0, 3, 1, 2).float() / 127.5 - 1


def train_reader(shards, cache, epochs=4):
    reader = Reader()
    if os.path.exists(cache):
        reader.load_state_dict(torch.load(cache))
        return reader.eval()
    plates, labels = [], []
    for name in sorted(glob.glob(f'{shards}/image-*.json')):
        with open(name) as file:
            captions = [dict(w.split(':', 1) for w in row['tokens'] if not w.startswith('palette')) | {'graded': any(w.startswith('palette') for w in row['tokens'])} for row in json.load(file)]
        pixels = np.load(name[:-5] + '.npy', mmap_mode='r')
        if pixels.shape[-2:] != (192, 108):
            continue
        for row, caption in zip(pixels, captions):
            if not caption['graded']:
                plates.append(cv2.resize(np.ascontiguousarray(row[0, 3:6].transpose(1, 2, 0)), (36, 64), interpolation=cv2.INTER_AREA))
                labels.append([HEADS[k].index(caption[k]) for k in HEADS])
    x, y = shrink(plates), torch.tensor(labels)
    held = len(x) // 10
    optimiser = torch.optim.AdamW(reader.parameters(), lr=2e-3, weight_decay=.02)
    for epoch in range(epochs):
        reader.train()
        for rows in torch.randperm(len(x) - held).split(48):
            picture = x[rows + held]
            # What it will read is softer than a drawing: blur and noise, so that it does not judge sharpness.
            picture = F.avg_pool2d(picture, 3, stride=1, padding=1) if torch.rand(()) < .5 else picture
            out = reader(picture + torch.randn_like(picture) * .04)
            loss = sum(F.cross_entropy(out[k], y[rows + held, i]) for i, k in enumerate(HEADS))
            loss.backward()
            optimiser.step()
            optimiser.zero_grad()
        for group in optimiser.param_groups:
            group['lr'] *= .55
        reader.eval()
        with torch.no_grad():
            out = reader(x[:held])
        print('reader', epoch, {k: round(float((out[k].argmax(1) == y[:held, i]).float().mean()), 3) for i, k in enumerate(HEADS)}, flush=True)
    torch.save(reader.state_dict(), cache)
    return reader


def byte(picture):
    return np.clip((picture.transpose(0, 2, 3, 1) + 1) * 127.5, 0, 255).astype(np.uint8)


def adherence(sampler, reader, sprites, count):
    rng = np.random.default_rng(424242)
    asked, plates = [], []
    for i in range(count):
        scene = Scene(rng, SIZE[0] / SIZE[1], sprites, palette=[], place=list(PLACES)[i % 20])
        camera = path('static', 1, .3)
        guide = scene.shoot(camera, *SIZE)['guide'].transpose(2, 0, 1)[None]
        _, aside = sampler(tokens(scene, 'static'), [[camera.x, camera.y, camera.zoom]], guide, SIZE, seed=i)
        asked.append([HEADS[k].index(v) for k, v in (('place', scene.place), ('time', scene.time), ('weather', scene.weather))])
        plates.append(byte(aside[:, :3])[0])
    with torch.no_grad():
        out = reader(shrink(plates))
    asked = np.array(asked)
    shuffled = np.roll(asked, 7, 0)
    result = {}
    for i, k in enumerate(HEADS):
        read = out[k].argmax(1).numpy()
        result[k] = dict(accuracy=round(float((read == asked[:, i]).mean()), 3), shuffled=round(float((read == shuffled[:, i]).mean()), 3))
    # Inside rooms and under water neither the hour nor the rain shows much: the same numbers under the open sky.
    outside = np.array([list(PLACES)[p] not in ('home', 'cafe', 'shop', 'workplace', 'studio', 'vehicle', 'underwater', 'space') for p in asked[:, 0]])
    for i, k in list(enumerate(HEADS))[1:]:
        result[k]['outdoors'] = round(float((out[k].argmax(1).numpy() == asked[:, i])[outside].mean()), 3)
    return result


def flow(a, b):
    grey = lambda p: cv2.cvtColor(p, cv2.COLOR_RGB2GRAY)
    return cv2.calcOpticalFlowFarneback(grey(a), grey(b), None, .5, 4, 21, 5, 7, 1.5, 0)


def cameras(sampler, each):
    right = total = 0
    flicker, motion = [], []
    for m, move in enumerate(['pan-left', 'pan-right', 'tilt-up', 'tilt-down', 'dolly-in', 'dolly-out', 'static']):
        for i in range(each):
            place = ['city', 'field', 'forest', 'mountain', 'village', 'park', 'snowfield', 'lake'][(i * 3 + m) % 8]
            way = [path(move, 1, t) for t in np.linspace(.1, .9, 6)]
            words = [f'place:{place}', f'time:{TIMES[(i + m) % 6]}', 'weather:clear', 'shot:wide', 'angle:eye-level', 'count:0', f'move:{move}']
            _, aside = sampler(words, [[c.x, c.y, c.zoom] for c in way], None, SIZE, seed=1000 + 10 * m + i)
            film = byte(aside[:, :3])
            change = float(np.mean([np.abs(film[f].astype(int) - film[f + 1]).mean() for f in range(5)]))
            if move == 'static':
                flicker.append(change)
                continue
            motion.append(change)
            field = np.mean([flow(film[f], film[f + 1]) for f in range(5)], 0)
            lower = field[90:]
            ys, xs = np.mgrid[0:192, 0:108].astype(np.float32)
            spread = float((field[..., 0] * (xs - 54) + field[..., 1] * (ys - 96)).mean())
            seen = {'pan-left': lower[..., 0].mean() > 0, 'pan-right': lower[..., 0].mean() < 0, 'tilt-up': lower[..., 1].mean() > 0,
                    'tilt-down': lower[..., 1].mean() < 0, 'dolly-in': spread > 0, 'dolly-out': spread < 0}[move]
            right, total = right + bool(seen), total + 1
    return dict(direction=round(right / total, 3), moves=total, flicker=round(float(np.mean(flicker)), 2), motion=round(float(np.mean(motion)), 2))


def main():
    parser = argparse.ArgumentParser()
    for name in ('model', 'shards', 'sprites', 'out'):
        parser.add_argument(f'--{name}', required=True)
    parser.add_argument('--prompts', type=int, default=80)
    parser.add_argument('--each', type=int, default=6)
    args = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', 2)))
    reader = train_reader(args.shards, args.out + '.reader.pt')
    sampler = Sampler(os.path.join(args.model, 'denoiser.onnx'), load_vocabulary(os.path.join(args.model, 'vocabulary.json')))
    result = dict(adherence=adherence(sampler, reader, sprite_atlas.load(args.sprites), args.prompts), camera=cameras(sampler, args.each))
    print(json.dumps(result, indent=1))
    with open(args.out, 'w') as file:
        json.dump(result, file, indent=1)


if __name__ == '__main__':
    main()
