"""Trains the reader of `npm run evaluate:animatic`: `python training/train_reader.py --sprites sprites --work runs/reader --out scripts/evaluate-animatic`.

A small classifier that says what a picture shows: place, hour, weather, palette, subject and where it stands. It has seen vector scenes
only, never a picture of the networks that it judges, and it looks at pictures of 72 x 128 points: what a passer-by sees of a film.
Run again to go on.
"""
import argparse
import json
import os
import sys
import time

import cv2
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

for folder in ('data', 'model'):
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), folder))
import sprites as sprite_atlas
from camera import Camera
from export import halve
from light import COLOURS, GRADES, TIMES, WEATHERS
from scene import PLACES, Scene

SUBJECTS = ['sailboat', 'tram-car', 'airplane', 'hot-beverage', 'red-apple', 'balloon', 'automobile', 'bicycle', 'butterfly', 'umbrella', 'guitar', 'rocket',
            'snail', 'turtle', 'bus', 'birthday-cake', 'soccer-ball', 'teddy-bear', 'penguin', 'tulip', 'mushroom', 'crab', 'camera', 'pineapple']
HEADS = {'place': list(PLACES), 'time': TIMES, 'weather': WEATHERS, 'palette': ['none', *COLOURS, *GRADES], 'subject': SUBJECTS, 'position': ['left', 'centre', 'right']}
SIZE = (72, 128)


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        widths = [3, 32, 56, 88, 128]
        self.layers = nn.Sequential(*[nn.Sequential(nn.Conv2d(a, b, 3, stride=2, padding=1), nn.BatchNorm2d(b), nn.ReLU(), nn.Conv2d(b, b, 3, padding=1), nn.BatchNorm2d(b), nn.ReLU()) for a, b in zip(widths, widths[1:])])
        self.heads = nn.ModuleDict({k: nn.Linear(2 * 128 + 9 * 16, len(v)) for k, v in HEADS.items()})
        self.where = nn.Conv2d(128, 16, 1)

    def forward(self, x):
        x = self.layers(x)
        # Where things are, in three columns and three rows, beside what there is at all.
        where = self.where(x)
        rows = torch.stack([where[:, :, a:b].amax(2) for a, b in ((0, 3), (3, 6), (6, 8))], 2)
        columns = torch.stack([rows[..., a:b].amax(3) for a, b in ((0, 2), (2, 3), (3, 5))], 3)
        x = torch.cat([x.mean((2, 3)), x.amax((2, 3)), columns.flatten(1)], 1)
        return tuple(head(x) for head in self.heads.values())


def draw(path, sprites_folder, count):
    atlas = {s.name: s for s in sprite_atlas.load(sprites_folder)}
    rng = np.random.default_rng(31)
    pictures, labels = [], []
    for i in range(count):
        subject = SUBJECTS[i % len(SUBJECTS)]
        shot = ['wide', 'medium', 'medium', 'close-up'][rng.integers(4)]
        palette = None if rng.random() < .75 else [[*COLOURS, *GRADES][rng.integers(23)]]
        scene = Scene(rng, 9 / 16, [atlas[subject]], palette=palette, shot=shot, subjects=1)
        camera = Camera(rng.uniform(-.1, .1), rng.uniform(-.05, .05), rng.uniform(1, 1.2))
        pictures.append(cv2.resize(scene.shoot(camera, 144, 256, rng.random(), extras=False)['rgb'], SIZE, interpolation=cv2.INTER_AREA))
        labels.append([PLACES_AT[scene.place], TIMES.index(scene.time), WEATHERS.index(scene.weather), HEADS['palette'].index((scene.palette or ['none'])[0]), i % len(SUBJECTS), HEADS['position'].index(scene.position)])
    np.savez(path, pictures=np.stack(pictures), labels=np.array(labels))


PLACES_AT = {place: i for i, place in enumerate(PLACES)}


def particles(x):
    """What the runtime draws over finished frames: streaks, flakes, grain. The reader must not mind."""
    x = x + torch.randn_like(x) * torch.rand(len(x), 1, 1, 1) * .05
    flakes = (torch.rand(len(x), 1, *x.shape[2:]) < .006) & (torch.rand(len(x), 1, 1, 1) < .25)
    return torch.where(flakes, x * .4 + .55, x)


def main():
    parser = argparse.ArgumentParser()
    for name in ('sprites', 'work', 'out'):
        parser.add_argument('--' + name, required=True)
    parser.add_argument('--scenes', type=int, default=9000)
    parser.add_argument('--minutes', type=float, default=5)
    parser.add_argument('--draw-only', action='store_true')
    args = parser.parse_args()
    os.makedirs(args.work, exist_ok=True)
    torch.manual_seed(0)
    torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', 2)))
    pairs = os.path.join(args.work, 'scenes.npz')
    if not os.path.exists(pairs):
        draw(pairs, args.sprites, args.scenes)
    if args.draw_only:
        return
    data = np.load(pairs)
    x = torch.from_numpy(data['pictures']).permute(0, 3, 1, 2)
    y = torch.from_numpy(data['labels'])
    held = len(x) // 12
    picture = lambda rows: x[rows].float() / 127.5 - 1
    reader = Reader().to(memory_format=torch.channels_last)
    checkpoint = os.path.join(args.work, 'reader.pt')
    if os.path.exists(checkpoint):
        reader.load_state_dict(torch.load(checkpoint))
    optimiser = torch.optim.AdamW(reader.parameters(), lr=2.5e-3, weight_decay=.03)
    begun, step = time.time(), 0
    while (done := (time.time() - begun) / 60 / args.minutes) < 1:
        optimiser.param_groups[0]['lr'] = 2.5e-3 * min(1, (step + 1) / 50) * (.01 + .99 * .5 * (1 + np.cos(np.pi * done)))
        rows = torch.randint(held, len(x), (64,))
        seen = particles(picture(rows))
        if torch.rand(()) < .3:
            seen = F.avg_pool2d(seen, 3, stride=1, padding=1)
        with torch.autocast('cpu', torch.bfloat16):
            out = reader(seen.contiguous(memory_format=torch.channels_last))
        loss = sum(F.cross_entropy(o.float(), y[rows, i], label_smoothing=.03) for i, o in enumerate(out))
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
        step += 1
        if step % 100 == 0:
            print(step, round(float(loss), 3), flush=True)
    reader.eval()
    with torch.no_grad():
        out = reader(picture(torch.arange(held)))
    accuracy = {k: round(float((out[i].argmax(1) == y[:held, i]).float().mean()), 3) for i, k in enumerate(HEADS)}
    print('on vector scenes it never saw:', accuracy)
    torch.save(reader.state_dict(), checkpoint)
    torch.onnx.export(reader, torch.randn(1, 3, *SIZE[::-1]), '/tmp/reader-fp32.onnx', input_names=['picture'], output_names=list(HEADS), dynamic_axes={'picture': {0: 'n'}}, opset_version=17, dynamo=False)
    halve('/tmp/reader-fp32.onnx', os.path.join(args.out, 'reader.onnx'))
    with open(os.path.join(args.out, 'reader.json'), 'w') as file:
        json.dump({'size': SIZE, 'heads': HEADS, 'vectorScenes': accuracy}, file, indent=1)


if __name__ == '__main__':
    main()
