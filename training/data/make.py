"""Writes training shards: `python training/data/make.py --out shards --kind image --shards 0:40`.

A shard is one .npy of uint8 [N, F, 11, H, W] (rgb 3, plate 3, guide 4, disparity 1) and one .json of what each sample is.
Shard i is a function of its kind, its number and SEED alone, so any machine makes the same data.
"""
import argparse
import json
import os
import sys

import numpy as np

sys.path.insert(0, os.path.dirname(__file__))
import sprites as sprite_atlas
from camera import MOVES, Camera, path
from scene import Scene

SEED = 20261123
# Aspect buckets: picture sizes whose 3x3 patches halve twice. 9:16 is what most films are, so it is drawn most often.
BUCKETS = [(108, 192), (144, 180), (144, 144), (192, 108)]
ROTATION = [0, 1, 0, 2, 0, 3]


def tokens(scene, move):
    """Every fact of a scene as words of the vocabulary; training drops some at random."""
    words = [f'place:{scene.place}', f'time:{scene.time}', f'weather:{scene.weather}', f'layout:{scene.layout}', f'shot:{scene.shot}', f'angle:{scene.angle}',
             f'count:{len(scene.subjects)}', f'move:{move}']
    words += [f'palette:{p}' for p in scene.palette]
    if scene.subjects:
        words += [f'position:{scene.position}'] + sorted({f'subject:{c["sprite"].name}' for c in scene.subjects})
    return words


def stack(shot):
    return np.concatenate([shot['rgb'], shot['plate'], shot['guide'], shot['disparity'][..., None]], -1).transpose(2, 0, 1)


def make_image(rng, size, sprites):
    width, height = size
    scene = Scene(rng, width / height, sprites)
    move = MOVES[rng.integers(len(MOVES))]
    camera = path(move, rng.uniform(.5, 1.3), rng.random())
    shot = scene.shoot(camera, width, height, rng.random())
    return stack(shot)[None], dict(tokens=tokens(scene, move), cameras=[[camera.x, camera.y, camera.zoom]])


def make_clip(rng, size, sprites, frames=8):
    width, height = size
    scene = Scene(rng, width / height, sprites)
    move = MOVES[rng.integers(len(MOVES))]
    amount, start = rng.uniform(.5, 1.4), rng.uniform(0, .4)
    span = rng.uniform(.3, 1 - start)
    pictures, cameras = [], []
    for f in range(frames):
        t = start + span * f / (frames - 1)
        camera = path(move, amount, t)
        pictures.append(stack(scene.shoot(camera, width, height, t)))
        cameras.append([camera.x, camera.y, camera.zoom])
    return np.stack(pictures), dict(tokens=tokens(scene, move), cameras=cameras)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--out', required=True)
    parser.add_argument('--sprites', required=True)
    parser.add_argument('--kind', choices=['image', 'clip'], default='image')
    parser.add_argument('--shards', default='0:8')
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    sprites = sprite_atlas.load(args.sprites)
    first, last = map(int, args.shards.split(':'))
    make, count = (make_image, 512) if args.kind == 'image' else (make_clip, 64)
    for shard in range(first, last):
        name = os.path.join(args.out, f'{args.kind}-{shard:04d}')
        if os.path.exists(name + '.json'):
            continue
        size = BUCKETS[ROTATION[shard % len(ROTATION)]]
        rng = np.random.default_rng([SEED, {'image': 1, 'clip': 2}[args.kind], shard])
        made = [make(rng, size, sprites) for _ in range(count)]
        np.save(name + '.npy', np.stack([m[0] for m in made]))
        with open(name + '.json', 'w') as file:  # last, so that its presence means the shard is whole
            json.dump([m[1] for m in made], file)
        print(name, flush=True)


if __name__ == '__main__':
    main()
