"""Writes what the decoder is trained on: `python training/data/make_planes.py --shards shards --out planes --rows 160 --which 0:40`.

For rows of the image shards (their captions say stage, hour, weather and palette) the planes of that stage in that light, as samples:
[planes, SAMPLES, 2] int16 coordinates (1/10000 scene unit) and [planes, SAMPLES, 4] uint8 colours, half of them near edges.
"""
import argparse
import json
import os
import sys

import numpy as np

sys.path.insert(0, os.path.dirname(__file__))
from light import COLOURS, GRADES, grade
from planes import HALF_HEIGHT, HALF_WIDTH, draw_planes, groups, stage, table

SAMPLES, UNIT = 6144, 1000
WINDOW = (720, 560)


def samples(rng, scene, starts, palette):
    """Two windows of the stage, one of them where a 9:16 picture looks."""
    where, colour = [], []
    width, height = WINDOW
    for inner in (True, False):
        reach = .62 if inner else HALF_WIDTH
        x0 = rng.uniform(-reach, reach - width / UNIT)
        y0 = rng.uniform(-.62 if inner else -HALF_HEIGHT, (.62 if inner else HALF_HEIGHT) - height / UNIT)
        drawn = draw_planes(scene, starts, x0, y0, width, height, UNIT)
        half = SAMPLES // 2
        for p, picture in enumerate(drawn):
            xs, ys = rng.integers(0, width - 4, half * 3), rng.integers(0, height - 4, half * 3)
            here, there = picture[ys, xs].astype(np.int16), picture[ys + 4, xs + 4].astype(np.int16)
            edge = np.abs(here - there).sum(1) * (np.maximum(here[:, 3], there[:, 3]) > 8) > 24
            busy = np.flatnonzero(edge)[:half // 2]
            rest = np.setdiff1d(np.arange(half * 3), busy, assume_unique=True)[:half - len(busy)]
            kept = np.concatenate([busy, rest])
            # Edges are met within four pixels of where they were found, on both sides.
            wiggle = rng.integers(0, 5, len(busy))
            sx, sy = xs[kept].copy(), ys[kept].copy()
            sx[:len(busy)] += wiggle
            sy[:len(busy)] += wiggle
            rgba = picture[sy, sx]
            if palette:
                rgba = rgba.copy()
                rgba[:, :3] = np.clip(grade(rgba[:, :3].astype(np.float32) / 255, palette), 0, 1) * 255 + .5
            if inner:
                where.append([])
                colour.append([])
            where[p].append(np.stack([(x0 + (sx + .5) / UNIT) * 1e4, (y0 + (sy + .5) / UNIT) * 1e4], 1).round().astype(np.int16))
            colour[p].append(rgba)
    return np.stack([np.concatenate(w) for w in where]), np.stack([np.concatenate(c) for c in colour])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--shards', required=True)
    parser.add_argument('--out', required=True)
    parser.add_argument('--rows', type=int, default=160)
    parser.add_argument('--which', default='0:40')
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    numbers = {(r['place'], r['layout'], r['index']): i for i, r in enumerate(table())}
    starts = {place: groups(place) for place in sorted({key[0] for key in numbers})}
    for shard in range(*map(int, args.which.split(':'))):
        name, source = os.path.join(args.out, f'planes-{shard:04d}.npz'), f'{args.shards}/image-{shard:04d}.json'
        if os.path.exists(name) or not os.path.exists(source):
            continue
        with open(source) as file:
            captions = json.load(file)
        rng = np.random.default_rng([shard, 5])
        rows, plane, where, colour = [], [], [], []
        for row in sorted(rng.choice(len(captions), args.rows, replace=False)):
            fact = dict(word.split(':', 1) for word in captions[row]['tokens'])
            palette = [word[8:] for word in captions[row]['tokens'] if word.startswith('palette:')]
            assert all(p in COLOURS or p in GRADES for p in palette)
            scene = stage(fact['place'], int(fact['layout']), fact['time'], fact['weather'], palette)
            w, c = samples(rng, scene, starts[fact['place']], palette)
            for p in range(len(w)):
                rows.append(row)
                plane.append(numbers[fact['place'], int(fact['layout']), p])
            where.append(w)
            colour.append(c)
        np.savez(name + '.part.npz', row=np.array(rows), plane=np.array(plane), where=np.concatenate(where), colour=np.concatenate(colour))
        os.replace(name + '.part.npz', name)


if __name__ == '__main__':
    main()
