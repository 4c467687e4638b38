"""Trains the decoder: `python training/train_decoder.py --shards shards --planes planes --out runs/decoder`.

Samples of the vector truth, plane by plane, and the light that they were drawn in.
"""
import argparse
import glob
import json
import os
import sys
import time

import numpy as np
import torch

for folder in ('data', 'model'):
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), folder))
from decoder import BEND, COLUMNS, FEATURES, ROWS, Decoder, half_width
from light import code
from planes import HALF_HEIGHT, draw_planes, groups, stage, table


STRIDE = 3
# Canvases are smooth where nothing asks for more: without this, flat colours keep a grain from the last batches.
SMOOTH = .01


def light_of(tokens):
    """The light of a caption of the shards."""
    fact = dict(word.split(':', 1) for word in tokens)
    palette = [word[8:] for word in tokens if word.startswith('palette:')]
    return code(stage(fact['place'], int(fact['layout']), fact['time'], fact['weather']).light, palette)


def beginnings(planes):
    """Where each plane has something to show, and small drawings of it to begin from: coverage, colour, night and snow."""
    boxes, canvases = [], np.zeros((len(planes), FEATURES, ROWS, COLUMNS), np.float32)
    unit, wide = 200, 1.3
    width, height = int(2 * wide * unit), int(2 * HALF_HEIGHT * unit)
    row = 0
    while row < len(planes):
        place, layout, count = planes[row]['place'], planes[row]['layout'], planes[row]['planes']
        starts = groups(place)
        draw = lambda **light: draw_planes(stage(place, layout, **light), starts, -wide, -HALF_HEIGHT, width, height, unit).astype(np.float32) / 255
        day, night, snow, grey = draw(), draw(time='night'), draw(weather='snow'), draw(weather='cloudy')
        most = np.maximum.reduce([day[..., 3], night[..., 3], snow[..., 3], grey[..., 3]])
        for i in range(count):
            cover = 1 - np.prod(1 - day[i + 1:, ..., 3], 0) if i + 1 < count else np.zeros((height, width))
            some = np.flatnonzero((most[i] > .02).any(1))
            shown = np.flatnonzero(((most[i] > .02) & (cover < .97)).any(1))
            lo, hi = (some[0], some[-1]) if len(some) else (0, height - 1)
            if len(shown):
                lo, hi = max(lo - .015 * unit, shown[0] - .12 * unit), min(hi + .015 * unit, shown[-1] + .12 * unit)
            box = (lo / unit - HALF_HEIGHT, max(hi, lo + 8) / unit - HALF_HEIGHT)
            # What no camera ever sees needs no rows.
            depth = planes[row + i]['depth']
            box = max(box[0], -.56 - .2 * depth), min(box[1], .62 + .2 * depth)
            boxes.append(box)
            v = (np.arange(ROWS) + .5) / ROWS
            u = ((np.arange(COLUMNS) + .5) / COLUMNS * 2 - 1) * np.arcsinh(half_width(planes[row + i]['depth']) / BEND)
            xs = np.clip((np.sinh(u) * BEND + wide) * unit, 0, width - 1).astype(int)
            ys = np.clip((box[0] + v * (box[1] - box[0]) + HALF_HEIGHT) * unit, 0, height - 1).astype(int)
            at = lambda a: a[i][np.ix_(ys, xs)]
            d, n, s = at(day), at(night), at(snow)
            grey_level = lambda a: a[..., :3].mean(-1) * a[..., 3]
            canvases[row + i] = np.stack([d[..., 3], d[..., 0] * d[..., 3], d[..., 1] * d[..., 3], d[..., 2] * d[..., 3], grey_level(n), np.where(d[..., 3] > .5, grey_level(s), s[..., 3])]) * 2 - 1
        row += count
    return boxes, canvases


def main():
    parser = argparse.ArgumentParser()
    for name in ('shards', 'planes', 'out'):
        parser.add_argument('--' + name, required=True)
    parser.add_argument('--minutes', type=float, default=25)
    parser.add_argument('--threads', type=int, default=2)
    parser.add_argument('--rate', type=float, default=2e-3)
    parser.add_argument('--no-compile', action='store_true')
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    torch.manual_seed(4)
    torch.set_num_threads(args.threads)
    planes, checkpoint = table(), os.path.join(args.out, 'decoder.pt')
    saved = torch.load(checkpoint) if os.path.exists(checkpoint) else None
    if saved is None:
        boxes, canvases = beginnings(planes)
        decoder = Decoder(planes, boxes)
        with torch.no_grad():
            decoder.canvases.weight.copy_(torch.from_numpy(canvases).flatten(1))
        curve = []
    else:
        decoder, curve = Decoder(planes), saved['curve']
        decoder.load_state_dict(saved['decoder'])
    dense = [p for name, p in decoder.named_parameters() if name != 'canvases.weight']
    optimiser = torch.optim.AdamW(dense, lr=args.rate, betas=(.9, .99), weight_decay=1e-3)
    painter = torch.optim.SparseAdam([decoder.canvases.weight], lr=args.rate, betas=(.9, .98))
    rng, shards, names = np.random.default_rng(int(time.time())), [], set()

    def refresh():
        for name in sorted(glob.glob(f'{args.planes}/planes-*.npz')):
            if name.endswith('.part.npz') or name in names:
                continue
            names.add(name)
            number = name[-8:-4]
            data = np.load(name)
            with open(f'{args.shards}/image-{number}.json') as file:
                captions = json.load(file)
            rows, inverse = np.unique(data['row'], return_inverse=True)
            lights = np.stack([light_of(captions[row]['tokens']) for row in rows])
            # Skies have other clouds in every weather and another sun at every hour: they need the most practice.
            share = np.where(np.array([planes[p]['index'] for p in data['plane']]) == 0, 2.5, 1)
            shards.append(dict(share=share / share.sum(), light=lights[inverse], plane=data['plane'], where=data['where'], colour=data['colour']))

    draw = decoder if args.no_compile else torch.compile(decoder, dynamic=False)
    begun, saved_at, step, sums = time.time(), time.time(), 0, []
    refresh()
    begun = time.time()
    while (done := (time.time() - begun) / 60 / args.minutes) < 1:
        rate = min(1, (step + 1) / 100) * (.02 + .98 * .5 * (1 + np.cos(np.pi * done)))
        optimiser.param_groups[0]['lr'], painter.param_groups[0]['lr'] = args.rate * rate, 6 * args.rate * rate
        shard = shards[rng.integers(len(shards))]
        chosen = rng.choice(len(shard['plane']), 32, replace=False, p=shard['share'])
        # A stride through the samples: half of each window's are at edges, in a run at its beginning.
        some = slice(int(rng.integers(STRIDE)), None, STRIDE)
        where = torch.from_numpy(shard['where'][chosen, some]).float() / 1e4
        truth = torch.from_numpy(shard['colour'][chosen, some]).float().transpose(1, 2) / 255
        # What will be read off a picture is not exact.
        light = torch.from_numpy(shard['light'][chosen])
        light = light + torch.randn_like(light) * .04
        plane = torch.from_numpy(shard['plane'][chosen])
        canvas = decoder.remember(plane)
        out = draw(canvas, plane, light, where, half=torch.bfloat16)
        cover = truth[:, 3:]
        # What is not there has no colour; what shows little counts little.
        loss = ((out[:, :3] - truth[:, :3]).abs() * cover).mean() * 2 + (out[:, 3:] - cover).abs().mean()
        smooth = (canvas[..., 1:] - canvas[..., :-1]).abs().mean() + (canvas[..., 1:, :] - canvas[..., :-1, :]).abs().mean()
        loss = loss + SMOOTH * smooth
        loss.backward()
        torch.nn.utils.clip_grad_norm_(dense, 1.0)
        for o in (optimiser, painter):
            o.step()
            o.zero_grad(set_to_none=True)
        step += 1
        sums.append([float(loss.detach()), float((out[:, 3:].detach().clamp(0, 1) - cover).abs().mean())])
        if step % 100 == 0:
            row = dict(step=step, minutes=round((time.time() - begun) / 60, 2), loss=round(float(np.mean([s[0] for s in sums])), 5), coverage=round(float(np.mean([s[1] for s in sums])), 5))
            curve.append(row)
            print(row, len(shards), flush=True)
            sums = []
        if time.time() - saved_at > 90:
            torch.save(dict(decoder=decoder.state_dict(), curve=curve), checkpoint + '.part')
            os.replace(checkpoint + '.part', checkpoint)
            refresh()
            saved_at = time.time()
    torch.save(dict(decoder=decoder.state_dict(), curve=curve), checkpoint)


if __name__ == '__main__':
    main()
